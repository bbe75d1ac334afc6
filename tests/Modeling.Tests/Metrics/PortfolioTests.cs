using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class PortfolioTests
{
    private static readonly DateOnly January = new(2022, 1, 15);

    [Fact]
    public void The_spread_is_the_highest_fifth_less_the_lowest_and_costs_what_is_traded()
    {
        // Ten symbols: two in each fifth. In February, B and I keep their places; A leaves the top for E, J leaves the bottom for F.
        var (scores, returns, symbols, dates) = Days(
            (January, "A9 B8 C7 D6 E5 F4 G3 H2 I1 J0", "0.10 0.06 0 0 0 0 0 0 0.02 -0.04"),
            (January.AddMonths(1), "A7 B9 C6 D5 E8 F0 G3 H2 I1 J4", "0 0.01 0 0 0.03 0.05 0 0 0.01 0"));

        var portfolio = Portfolio.Of(scores, returns, symbols, dates, costBps: 50);

        Assert.Equal([0.08, 0.02], portfolio.Dates.Select(date => Math.Round(date.Top, 12)));
        Assert.Equal([-0.01, 0.03], portfolio.Dates.Select(date => Math.Round(date.Bottom, 12)));
        Assert.Equal([0.09, -0.01], portfolio.Dates.Select(date => Math.Round(date.Spread, 12)));

        // January buys 1 and sells 1 short. February trades half of each fifth out and in: 2 × (½ + ½).
        Assert.Equal([2.0, 2.0], portfolio.Dates.Select(date => Math.Round(date.Traded, 12)));
        Assert.Equal(0.5, portfolio.Turnover!.Value, 1e-12);
        Assert.Equal([0.08, -0.02], portfolio.Dates.Select(date => Math.Round(date.NetSpread, 12)));
        Assert.Equal(0.04, portfolio.Spread.Mean!.Value, 1e-12);
        Assert.Equal(0.04 / 0.05, portfolio.Spread.TValue!.Value, 1e-9);
        Assert.Equal(0.03, portfolio.NetSpread.Mean!.Value, 1e-12);
    }

    [Fact]
    public void Symbols_that_tie_at_the_cut_share_what_is_left()
    {
        // The top two of ten: A for sure, and one place for B, C and D together.
        Assert.Equal([0.5, 1 / 6.0, 1 / 6.0, 1 / 6.0, 0, 0, 0, 0, 0, 0], Leg.Top([9, 8, 8, 8, 5, 4, 3, 2, 1, 0])!.Select(weight => Math.Round(weight, 15)), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(0, Leg.Spread(new double[10], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])!.Value, 1e-12);
        Assert.Null(Leg.Top([1, 2, 3, 4]));
    }

    [Fact]
    public void Dates_with_fewer_than_five_symbols_have_no_portfolio()
    {
        var (scores, returns, symbols, dates) = Days((January, "A9 B8 C7 D6", "0.1 0 0 0"));

        var portfolio = Portfolio.Of(scores, returns, symbols, dates, costBps: 10);

        Assert.Empty(portfolio.Dates);
        Assert.Null(portfolio.Spread.Mean);
        Assert.Null(portfolio.Turnover);
    }

    [Fact]
    public void A_neutral_ranking_compares_like_with_like()
    {
        // The score is the volatility, and so is the return: within a fifth of equal volatility nothing is left. One fifth has an order of its own.
        double[] volatility = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
        double[] scores = [1, 1, 2, 2, 3, 3, 4, 4, 5, 6];
        double[] returns = [0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.4, 0.4, 0.5, 0.6];
        var dates = Enumerable.Repeat(January, 10).ToArray();

        var neutral = NeutralRanking.Of("volatility", volatility, scores, returns, dates);

        Assert.Equal(("volatility", 1.0, 1), (neutral.Column, neutral.RankIc.Mean, neutral.RankIc.Dates));
        Assert.Null(neutral.Spread.Mean);
    }

    [Fact]
    public void A_neutral_spread_is_the_mean_of_the_spreads_within_the_fifths()
    {
        // 25 symbols, five to a fifth; the spread within fifth k is k × 0.01, so the mean is 0.03. A symbol without the column is left out.
        double[] column = [.. Enumerable.Range(0, 25).Select(i => (double)(i / 5)), double.NaN];
        double[] scores = [.. Enumerable.Range(0, 25).Select(i => (double)(i % 5)), 99];
        double[] returns = [.. Enumerable.Range(0, 25).Select(i => i % 5 == 4 ? 0.01 * ((i / 5) + 1) : 0), -9];

        var neutral = NeutralRanking.Of("size", column, scores, returns, [.. Enumerable.Repeat(January, 26)]);

        Assert.Equal(0.03, neutral.Spread.Mean!.Value, 1e-12);
    }

    [Fact]
    public void Decisions_are_counted_by_date()
    {
        DateOnly[] dates = [January.AddMonths(1), January, January, January];

        Assert.Equal(
            [new DateDecisions(January, 3, 1, 2, 1), new DateDecisions(January.AddMonths(1), 1, 1, 0, 0)], DateDecisions.Of(dates, [1, 1, 0, 0], [false, true, true, false]));
    }

    [Fact]
    public void The_rank_sum_gives_the_same_area_as_counting_pairs()
    {
        var random = new Random(4);
        double[] scores = [.. Enumerable.Range(0, 200).Select(_ => random.Next(30) / 10.0)];
        int[] labels = [.. scores.Select(_ => random.Next(3) == 0 ? 1 : 0)];

        Assert.Equal(BruteForce.RocAuc(scores, labels), RankOrder.RocAuc(scores, labels)!.Value, 1e-12);
        Assert.Null(RankOrder.RocAuc(scores, new int[200]));
    }

    private static (double[] Scores, double[] Returns, string[] Symbols, DateOnly[] Dates) Days(params (DateOnly Date, string Scores, string Returns)[] days)
    {
        var rows = days.SelectMany(day => day.Scores.Split(' ').Zip(day.Returns.Split(' '), (score, change) => (
            Symbol: score[..1], Score: double.Parse(score[1..], System.Globalization.CultureInfo.InvariantCulture),
            Return: double.Parse(change, System.Globalization.CultureInfo.InvariantCulture), day.Date))).ToList();
        return ([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Return)], [.. rows.Select(row => row.Symbol)], [.. rows.Select(row => row.Date)]);
    }
}
