using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using SmartMoney.Workflow.Tests.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Loading;

public sealed class AbsurdSplitTests
{
    [Fact]
    public async Task Stock_dividends_of_thirty_years_cost_nothing()
    {
        var known = new Known();
        for (var year = 1994; year <= 2023; year++)
        {
            known.Split($"{year}-06-20", 21, 20);
        }

        var (rows, report) = await WorkflowRuns.DoAsync(
            new KnownSource(known), WorkflowRuns.Parameters(Members, Known.Symbol), TestContext.Current.CancellationToken);
        Assert.Empty(report.Tally.Failures);
        var row = Assert.Single(rows);
        Assert.Equal(105, row.PriceAtSample);
        Assert.Equal(105, row.PriceAfter14d);
    }

    private static readonly Panel Members = new([new HedgeFund("0000000001", "One")], ["SPY"]);

    [Theory]
    [InlineData(1e12, 1, 1)]
    [InlineData(1e15, 5, 0)]
    [InlineData(1e27, 1, 0)]
    [InlineData(1e27, 3, 0)]
    public async Task Ratios_that_no_price_can_bear_cost_the_symbol_s_rows_and_not_the_run(double above, int times, int count)
    {
        var known = new Known();
        for (var i = 0; i < times; i++)
        {
            known.Split($"2023-06-2{i}", (decimal)above + i, 1);
        }

        var (rows, report) = await WorkflowRuns.DoAsync(
            new KnownSource(known), WorkflowRuns.Parameters(Members, Known.Symbol), TestContext.Current.CancellationToken);
        Assert.Equal(count, rows.Count);
        Assert.Equal(count == 0, report.Tally.Failures.Any(failure => failure.Type == DataType.Prices.Name()));
    }
}
