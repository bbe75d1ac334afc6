using Microsoft.Extensions.Time.Testing;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

/// <summary>An entry is fetched on a day, and asked for again a year later by a run that needs all days since.</summary>
public sealed class EntryFinalityTests : IDisposable
{
    private const string Rows = """[{"a":1}]""";
    private const string Empty = "[]";

    private readonly FakeTimeProvider _time = new();
    private readonly CacheBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("2022-06-30", false)]
    [InlineData("2022-12-31", false)]
    [InlineData("2023-01-01", true)]
    public Task Prices_are_final_the_day_after_their_year(string fetched, bool isFinal) =>
        IsFinalAsync(day => Needs.Prices("AAPL", new DateOnly(2022, 1, 1), new DateOnly(2022, 12, 31)) with { PublishedBy = day }, Rows, fetched, isFinal);

    [Theory]
    [InlineData(DataType.InstitutionalOwnership, Rows, "2024-08-12", false)]
    [InlineData(DataType.InstitutionalOwnership, Rows, "2024-08-13", true)]
    [InlineData(DataType.InstitutionalOwnership, Empty, "2024-08-12", false)]
    [InlineData(DataType.InstitutionalOwnership, Empty, "2024-08-13", true)]
    [InlineData(DataType.InstitutionalHolders, Rows, "2024-08-12", false)]
    [InlineData(DataType.InstitutionalHolders, Rows, "2024-08-13", true)]
    [InlineData(DataType.InstitutionalHolders, Empty, "2024-08-13", true)]
    public Task Summaries_and_holders_are_final_90_days_after_the_13F_deadline(DataType type, string answer, string fetched, bool isFinal) =>
        IsFinalAsync(day => Needs.Quarterly(type, "AAPL", new Quarter(2024, 1), new Quarter(2024, 1), day), answer, fetched, isFinal);

    [Theory]
    [InlineData("2021-05-16", false)]
    [InlineData("2021-05-17", true)]
    public Task The_deadline_moves_past_a_weekend_and_Presidents_Day(string fetched, bool isFinal) => IsFinalAsync(
        day => Needs.Quarterly(DataType.InstitutionalOwnership, "AAPL", new Quarter(2020, 4), new Quarter(2020, 4), day), Rows, fetched, isFinal);

    [Theory]
    [InlineData(Rows, "2024-05-15", false)]
    [InlineData(Rows, "2024-05-16", true)]
    [InlineData(Empty, "2024-05-16", false)]
    [InlineData(Empty, "2024-11-15", false)]
    [InlineData(Empty, "2024-11-16", true)]
    public Task A_managers_quarter_is_final_230_days_after_it_or_once_it_is_there_after_the_deadline(string answer, string fetched, bool isFinal) => IsFinalAsync(
        day => Needs.Quarterly(DataType.HedgeFundHoldings, "0001350694", new Quarter(2024, 1), new Quarter(2024, 1), day), answer, fetched, isFinal);

    [Theory]
    [InlineData(Rows, "2024-08-27", false)]
    [InlineData(Rows, "2024-08-28", true)]
    [InlineData(Empty, "2024-08-27", false)]
    [InlineData(Empty, "2024-08-28", true)]
    public Task A_fund_report_is_final_150_days_after_its_quarter(string answer, string fetched, bool isFinal) =>
        IsFinalAsync(day => Needs.Quarterly(DataType.EtfHoldings, "SPY", new Quarter(2024, 1), new Quarter(2024, 1), day), answer, fetched, isFinal);

    [Theory]
    [InlineData(DataType.InsiderTrades)]
    [InlineData(DataType.CongressionalTrades)]
    public Task Filings_of_insiders_and_of_Congress_are_never_final(DataType type) =>
        IsFinalAsync(day => new SourceNeed(type, "AAPL", new DateOnly(2014, 1, 1), day, day), Rows, "2024-05-16", false);

    [Theory]
    [InlineData(DataType.InsiderTrades)]
    [InlineData(DataType.CongressionalTrades)]
    [InlineData(DataType.HedgeFundHoldings)]
    [InlineData(DataType.EtfHoldings)]
    [InlineData(DataType.InstitutionalHolders)]
    [InlineData(DataType.InstitutionalOwnership)]
    public async Task What_is_not_final_still_answers_a_run_that_needs_no_day_after_the_fetch(DataType type)
    {
        SourceNeed NeedBy(DateOnly day) => type is DataType.InsiderTrades or DataType.CongressionalTrades
            ? new SourceNeed(type, "AAPL", new DateOnly(2024, 1, 1), day, day)
            : Needs.Quarterly(type, "AAPL", new Quarter(2024, 1), new Quarter(2024, 1), day);
        var source = new CannedSource(_time) { Answer = Empty };
        Be("2024-05-10");
        await _bench.GetAsync(source, NeedBy(new DateOnly(2024, 5, 9)), _time);
        Be("2025-05-10");

        await _bench.GetAsync(source, NeedBy(new DateOnly(2024, 5, 9)), _time);
        Assert.Single(source.Asked);

        await _bench.GetAsync(source, NeedBy(new DateOnly(2024, 5, 11)), _time);
        Assert.Equal(2, source.Fetches.Count);
    }

    [Fact]
    public async Task The_running_year_of_prices_answers_a_run_whose_last_day_is_before_the_fetch()
    {
        var source = new CannedSource(_time);
        var early = Needs.Prices("AAPL", new DateOnly(2023, 11, 1), new DateOnly(2024, 3, 1));
        Be("2024-03-10");
        await _bench.GetAsync(source, early, _time);
        Be("2024-04-10");

        await _bench.GetAsync(source, early, _time);
        Assert.Single(source.Asked);

        await _bench.GetAsync(source, early with { To = new DateOnly(2024, 4, 1), PublishedBy = new DateOnly(2024, 4, 1) }, _time);
        Assert.Equal([(2023, 2024), (2024, 2024)], source.Asked.Select(need => (need.From.Year, need.To.Year)));
    }

    [Fact]
    public async Task A_day_fetches_once_for_any_need()
    {
        var source = new CannedSource(_time) { Answer = Empty };
        Be("2024-05-10");
        foreach (var _ in Enumerable.Range(0, 3))
        {
            await _bench.GetAsync(source, Needs.Quarterly(DataType.EtfHoldings, "SPY", new Quarter(2024, 2), new Quarter(2024, 2), new DateOnly(2024, 12, 31)), _time);
        }

        Assert.Single(source.Asked);
    }

    private async Task IsFinalAsync(Func<DateOnly, SourceNeed> needOf, string answer, string fetched, bool isFinal)
    {
        var source = new CannedSource(_time) { Answer = answer };
        var later = DateOnly.Parse(fetched).AddYears(1);
        Be(fetched);
        await _bench.GetAsync(source, needOf(later), _time);
        Be(later.ToString("yyyy-MM-dd"));

        await _bench.GetAsync(source, needOf(later), _time);

        Assert.Equal(isFinal ? 1 : 2, source.Fetches.Count);
    }

    private void Be(string day) => _time.SetUtcNow(new DateTimeOffset(DateOnly.Parse(day), new TimeOnly(18, 30), TimeSpan.Zero));
}
