using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Testing;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Tests.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Planning;

public sealed class DataNeedsTests
{
    private static DataNeeds Needs(string from, string to) =>
        new(WorkflowRuns.Parameters(null, "AAPL") with { From = Day.Of(from), To = Day.Of(to) });

    private static readonly DataNeeds Default = Needs("2022-01-01", "2024-12-31");

    private static SourceNeed Of(DataNeeds needs, DataType type) => needs.OfSymbol("AAPL").Single(need => need.Type == type);

    [Fact]
    public void Prices_reach_from_200_days_before_the_range_to_the_last_label()
    {
        var need = Of(Default, DataType.Prices);
        Assert.Equal((new DateOnly(2021, 6, 15), new DateOnly(2025, 1, 21)), (need.From, need.To)); // 184 days of July to December and 16 back; 14 + 7 on
        Assert.Equal([2021, 2022, 2023, 2024, 2025], need.Years);
    }

    [Theory]
    [InlineData("2022-07-19", 2021)] // 200 days into the year
    [InlineData("2022-07-20", 2022)]
    public void A_range_that_begins_in_the_first_200_days_of_a_year_needs_the_prices_of_the_year_before(string from, int firstYear) =>
        Assert.Equal(firstYear, Of(Needs(from, "2022-12-31"), DataType.Prices).Years.First());

    [Fact]
    public void A_run_that_has_all_its_symbols_needs_the_same_days_of_shared_files()
    {
        var run = WorkflowRuns.Parameters(null, "AAPL");

        var need = new DataNeeds(run with { Symbols = [] }).Shared(DataType.InsiderTrades);

        var whole = new DataNeeds(run).Shared(DataType.InsiderTrades);
        Assert.Equal((whole.From, whole.To), (need.From, need.To));
        Assert.Empty(need.Symbols);
    }

    [Fact]
    public void Insider_filings_reach_back_90_days() =>
        Assert.Equal(new DateOnly(2021, 10, 3), Of(Default, DataType.InsiderTrades).From); // 31 + 30 + 29 days

    [Theory]
    [InlineData(DataType.InstitutionalOwnership)]
    [InlineData(DataType.InstitutionalHolders)]
    public void Summaries_and_holders_reach_from_the_quarter_before_the_first_to_the_last(DataType type)
    {
        // January 15, 2022: Q is 2021Q3, the quarter before it 2021Q2. December 15, 2024: Q is 2024Q3.
        var quarters = Of(Default, type).Quarters.ToList();
        Assert.Equal((new Quarter(2021, 2), new Quarter(2024, 3), 14), (quarters[0], quarters[^1], quarters.Count));
    }

    [Fact]
    public void The_first_quarter_allows_for_an_entry_a_week_before_the_sample_date()
    {
        // T0 of February 15, 2022 may be the 14th or earlier, when 2021Q4 was not due yet: Q is 2021Q3, the quarter before it 2021Q2.
        var need = Of(Needs("2022-02-01", "2022-02-28"), DataType.InstitutionalOwnership);
        Assert.Equal([new Quarter(2021, 2), new Quarter(2021, 3), new Quarter(2021, 4)], need.Quarters);
    }

    [Fact]
    public void Managers_reach_from_the_quarter_before_that_of_230_days_ago_to_the_last_that_ended()
    {
        // 230 days before January 15, 2022 is May 30, 2021, in 2021Q2. December 15, 2024 lies in 2024Q4.
        var need = Default.OfHedgeFunds().First().Need;
        Assert.Equal((new Quarter(2021, 1), new Quarter(2024, 3), 15), (need.Quarters.First(), need.Quarters.Last(), need.Quarters.Count()));
    }

    [Fact]
    public void Etfs_reach_from_the_quarter_of_460_days_ago_to_the_last()
    {
        // 460 days before January 15, 2022 is October 12, 2020.
        var need = Default.OfEtfs().First().Need;
        Assert.Equal((new Quarter(2020, 4), new Quarter(2024, 4), 17), (need.Quarters.First(), need.Quarters.Last(), need.Quarters.Count()));
    }

    [Fact]
    public void The_panel_is_asked_for_member_by_member() =>
        Assert.Equal(
            Panel.Default.HedgeFunds.Select(fund => fund.Cik).Concat(Panel.Default.Etfs),
            Default.OfPanel().Select(member => member.Need.Subject));

    [Fact]
    public void Prices_come_first_and_every_type_of_a_symbol_once() =>
        Assert.Equal(
            [DataType.Prices, DataType.InsiderTrades, DataType.InstitutionalOwnership, DataType.InstitutionalHolders, DataType.CongressionalTrades],
            Default.OfSymbol("AAPL").Select(need => need.Type));
}
