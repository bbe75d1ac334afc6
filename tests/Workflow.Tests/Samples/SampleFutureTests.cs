using SmartMoney.Core.Context;
using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Workflow.Tests.Samples;

public sealed class SampleFutureTests
{
    private static readonly Lazy<IReadOnlyList<SymbolFacts>> Whole = new(() => Sample.Default.Facts(Sample.Untouched));

    [Fact]
    public void Cutting_all_that_was_public_on_or_after_the_entry_day_changes_no_cell() =>
        Compare((answer, entryDay) => answer.Rows.Where(row => !IsLater(answer, row, entryDay)).Select(row => row.Text));

    [Fact]
    public void Altering_all_that_was_public_on_or_after_the_entry_day_changes_no_cell() =>
        Compare((answer, entryDay) => answer.Rows.Select(row => IsLater(answer, row, entryDay) ? row.Altered : row.Text));

    [Fact]
    public void Publishing_known_filings_anew_on_the_entry_day_changes_no_cell() =>
        Compare((answer, entryDay) => Field(answer.Type) is { } field
            ? answer.Rows.Select(row => row.Text).Concat(answer.Rows
                .Where(row => row.PublicDate < entryDay && row.PublicDate > entryDay.AddDays(-120))
                .Select(row => row.Alter(field, entryDay)))
            : Sample.Untouched(answer));

    /// <summary>Filings that stand for themselves: those of panel members are public when their last row is.</summary>
    private static string? Field(DataType type) => type switch
    {
        DataType.InsiderTrades or DataType.InstitutionalHolders => "filingDate",
        DataType.CongressionalTrades => "disclosureDate",
        _ => null,
    };

    private static bool IsLater(SampleAnswer answer, SampleRow row, DateOnly entryDay) => answer switch
    {
        { Endpoint: "splits" } => false, // what the closes are adjusted for
        { Type: DataType.InstitutionalOwnership } => answer.Quarter!.Value.FilingDeadline >= entryDay,
        { Type: DataType.HedgeFundHoldings } => answer.Rows.Max(other => other.PublicDate) >= entryDay,
        _ => row.PublicDate >= entryDay,
    };

    private static void Compare(Func<SampleAnswer, DateOnly, IEnumerable<string>> change)
    {
        Parallel.ForEach(Sample.Dates, new ParallelOptions { MaxDegreeOfParallelism = 2 }, date =>
        {
            var entryDays = Whole.Value.Select(facts => facts.Prices.TradingDayUpTo(date)!.Value).ToList();
            var entryDay = Assert.Single(entryDays.Distinct());
            var changed = Sample.Default.Facts(answer => change(answer, entryDay));
            Assert.All(Whole.Value.Zip(changed), pair =>
                Assert.Equal(Cells(pair.First, date, entryDay), Cells(pair.Second, date, entryDay)));
        });
    }

    private static IEnumerable<double?> Cells(SymbolFacts facts, DateOnly date, DateOnly entryDay) =>
        FeatureSet.Compute(facts.AsOf(date, entryDay)).Concat(ContextSet.Compute(facts.AsOf(date, entryDay))).Select(cell => cell.Value);
}
