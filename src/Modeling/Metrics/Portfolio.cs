namespace SmartMoney.Modeling.Metrics;

/// <summary>
/// What a portfolio by score would have returned: on each sample date it holds the fifth of the symbols with the highest scores
/// and sells the fifth with the lowest short, with equal weights.
/// </summary>
/// <param name="CostBps">The cost of buying or selling, in basis points of the amount traded.</param>
/// <param name="Dates">The sample dates with at least five rows, ascending.</param>
/// <param name="Top">The return of the highest fifth.</param>
/// <param name="Bottom">The return of the lowest fifth.</param>
/// <param name="Spread">The difference of the two.</param>
/// <param name="NetSpread">The difference after costs.</param>
/// <param name="Turnover">The mean share of the two fifths replaced from one date to the next; null below two dates.</param>
public sealed record Portfolio(
    double CostBps, IReadOnlyList<PortfolioDate> Dates, DateMean Top, DateMean Bottom, DateMean Spread, DateMean NetSpread, double? Turnover)
{
    private const double BasisPoint = 1e-4;

    internal static Portfolio Of(
        IReadOnlyList<double> scores,
        IReadOnlyList<double> returns,
        IReadOnlyList<string> symbols,
        IReadOnlyList<DateOnly> dates,
        double costBps,
        int lags = 0)
    {
        var result = new List<PortfolioDate>();
        Dictionary<(string Symbol, bool IsTop), double> held = [];
        foreach (var date in Enumerable.Range(0, scores.Count).GroupBy(row => dates[row]).OrderBy(group => group.Key))
        {
            int[] rows = [.. date];
            double[] keys = [.. rows.Select(row => scores[row])];
            if (Leg.Top(keys) is not { } top || Leg.Bottom(keys) is not { } bottom)
            {
                continue;
            }

            var next = new Dictionary<(string Symbol, bool IsTop), double>();
            for (var i = 0; i < rows.Length; i++)
            {
                next[(symbols[rows[i]], true)] = top[i];
                next[(symbols[rows[i]], false)] = bottom[i];
            }

            var traded = next.Keys.Union(held.Keys).Sum(key => Math.Abs(next.GetValueOrDefault(key) - held.GetValueOrDefault(key)));
            double[] changes = [.. rows.Select(row => returns[row])];
            var (high, low) = (Leg.Return(top, changes), Leg.Return(bottom, changes));
            result.Add(new PortfolioDate(date.Key, rows.Length, high, low, high - low, traded, high - low - (traded * costBps * BasisPoint)));
            held = next;
        }

        DateMean Mean(Func<PortfolioDate, double> figure) => DateMean.Of(result.Select(date => (double?)figure(date)), lags);
        return new Portfolio(
            costBps,
            result,
            Mean(date => date.Top),
            Mean(date => date.Bottom),
            Mean(date => date.Spread),
            Mean(date => date.NetSpread),
            result.Count < 2 ? null : result.Skip(1).Average(date => date.Traded) / PortfolioDate.FullReplacement);
    }
}

/// <summary>The portfolio of one sample date.</summary>
/// <param name="Date">The sample date.</param>
/// <param name="Rows">The number of symbols scored.</param>
/// <param name="Top">The mean return of the fifth with the highest scores, a fraction.</param>
/// <param name="Bottom">The mean return of the fifth with the lowest scores.</param>
/// <param name="Spread">The difference of the two.</param>
/// <param name="Traded">The weight bought and sold since the date before, both fifths together: 2 on the first date, at most 4 later.</param>
/// <param name="NetSpread">The difference after the cost of trading that weight.</param>
public sealed record PortfolioDate(DateOnly Date, int Rows, double Top, double Bottom, double Spread, double Traded, double NetSpread)
{
    internal const double FullReplacement = 4;
}
