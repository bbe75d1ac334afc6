using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Reports;

/// <summary>The portfolio by score: its return over time, its figures, and how the scores rank among similar companies.</summary>
internal static class PortfolioCards
{
    public static IEnumerable<string> Of(EvaluationResult result)
    {
        yield return Cumulative(result.Portfolio);
        yield return Figures(result);
        yield return CumulativeCoefficient(result.Headline.InformationCoefficient);
    }

    private static string Cumulative(Portfolio portfolio)
    {
        var gross = Sums([.. portfolio.Dates.Select(date => date.Spread)]);
        var net = Sums([.. portfolio.Dates.Select(date => date.NetSpread)]);
        return HtmlPage.Card(
            "Cumulative spread",
            "The sum of the spreads, highest fifth less lowest.",
            HtmlPage.Legend(("main", "before costs"), ("second", $"after {Markup.Number(portfolio.CostBps, 0)} basis points"))
            + Chart("cumulative spread", [.. portfolio.Dates.Select(date => date.Date)], [.. gross, .. net], value => Markup.Percent(value, 0)).Line(net, "second").Line(gross, "main"));
    }

    private static string CumulativeCoefficient(InformationCoefficient coefficient)
    {
        var points = Sums([.. coefficient.Months.Select(month => month.Value ?? 0)]);
        return HtmlPage.Card(
            "Cumulative rank IC",
            "A steady rise would mean a steady edge.",
            HtmlPage.Legend(("main", "sum of the rank IC of each date"))
            + Chart("cumulative rank IC", [.. coefficient.Months.Select(month => month.Date)], points, value => Markup.Number(value, 2)).Line(points, "main"));
    }

    private static XyChart Chart(string label, IReadOnlyList<DateOnly> dates, IReadOnlyList<CurvePoint> points, Func<double, string> format) => new(
        label,
        MonthAxis.Of(dates),
        ChartAxis.Round("sum", points.Select(point => point.Y).Append(0).Min(), points.Select(point => point.Y).Append(0).Max(), format));

    private static List<CurvePoint> Sums(IReadOnlyList<double> values)
    {
        var sum = 0.0;
        return [.. values.Select((value, i) => new CurvePoint(i, sum += value))];
    }

    private static string Figures(EvaluationResult result)
    {
        var portfolio = result.Portfolio;
        var table = new HtmlTable("a period", "mean", "t-value", "p");
        void Return(string name, DateMean mean) => table.Row(name, Markup.Percent(mean.Mean, 2), Markup.Number(mean.TValue, 2), Markup.Number(mean.PValue));
        void Coefficient(string name, DateMean mean) => table.Row(name, Markup.Number(mean.Mean), Markup.Number(mean.TValue, 2), Markup.Number(mean.PValue));
        Return("highest fifth", portfolio.Top);
        Return("lowest fifth", portfolio.Bottom);
        Return("spread", portfolio.Spread);
        Return("spread after costs", portfolio.NetSpread);
        Coefficient("rank IC", result.Headline.InformationCoefficient.Overall);
        foreach (var neutral in result.Neutral)
        {
            Return($"spread within fifths of {neutral.Column}", neutral.Spread);
            Coefficient($"rank IC within fifths of {neutral.Column}", neutral.RankIc);
        }

        return HtmlPage.Card(
            "Returns and ranks", $"Turnover from one date to the next: {Markup.Percent(portfolio.Turnover, 0)} of the portfolio. t-values against Student's t.", table.ToString());
    }
}
