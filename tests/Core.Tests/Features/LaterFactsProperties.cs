using FsCheck;
using FsCheck.Fluent;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Features;

public sealed class LaterFactsProperties
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20230615UL, 15UL);

    private static List<Filed> OneEachFiling(IEnumerable<Filed> rows) =>
        [.. rows.Where(row => row.Filing is null), .. rows.Where(row => row.Filing is not null).DistinctBy(row => row.Filing)];

    private static bool SameCells(IEnumerable<Filed> some, IEnumerable<Filed> others) =>
        Filed.Of(some).Cells(Known.Date).SequenceEqual(Filed.Of(others).Cells(Known.Date));

    [Fact]
    public void Facts_public_on_or_after_the_entry_day_change_no_cell() =>
        Prop.ForAll(Filed.Any, rows =>
        {
            var all = OneEachFiling(rows);
            return SameCells(all, all.Where(row => row.IsVisible));
        }).Check(Fixed);

    [Fact]
    public void Altering_facts_public_on_or_after_the_entry_day_changes_no_cell() =>
        Prop.ForAll(Filed.Any, rows =>
        {
            var all = OneEachFiling(rows);
            var visible = all.Where(row => row.IsVisible).ToList();
            var filings = visible.Select(row => row.Filing).ToHashSet();
            var altered = all.Where(row => !row.IsVisible).Select(row => row.Altered).Where(row => !filings.Contains(row.Filing ?? default));
            return SameCells(all, OneEachFiling([.. visible, .. altered]));
        }).Check(Fixed);

    [Fact]
    public void Most_random_facts_do_change_cells()
    {
        var changed = 0;
        Prop.ForAll(Filed.Any, rows =>
        {
            changed += SameCells(rows, []) ? 0 : 1;
            return true;
        }).Check(Fixed);
        Assert.InRange(changed, 200, 300);
    }

    [Fact]
    public void Order_and_exact_duplicates_of_rows_change_no_cell() =>
        Prop.ForAll(Filed.Any, Arb.From(Gen.Choose(0, 1000)), (rows, seed) =>
        {
            var random = new Random(seed);
            var mixed = rows.Concat(rows.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(mixed);
            return SameCells(rows, mixed);
        }).Check(Fixed);

    [Fact]
    public void Every_cell_is_finite_or_missing() =>
        Prop.ForAll(Filed.Any, rows => Filed.Of(rows).Cells(Known.Date).All(value => value is null || double.IsFinite(value.Value))).Check(Fixed);
}
