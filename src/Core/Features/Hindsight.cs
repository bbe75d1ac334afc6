using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>What happened to a symbol and was not visible on a sample date: for explanations, never for features.</summary>
/// <param name="facts">The facts of the symbol, whenever published.</param>
/// <param name="dropped">The rows of the source that became no fact.</param>
/// <param name="known">The symbol as the public could see it.</param>
internal sealed class Hindsight(SymbolFacts facts, DroppedRows dropped, PointInTime known)
{
    private const string NotYetPublic = "not yet public on the entry day";

    /// <summary>The symbol as the public could see it.</summary>
    public PointInTime Known => known;

    /// <summary>The facts that match and were published on T0 or later.</summary>
    public IEnumerable<LeftOutFact> PublishedLater<T>(Func<SymbolFacts, FactSeries<T>?> series, Func<T, bool> match)
        where T : Fact =>
        series(facts) is { } all
            ? all.NotYetPublic(known.EntryDay).Where(match).Select(fact => new LeftOutFact(fact, null, NotYetPublic))
            : [];

    /// <summary>The rows of a data type that match and became no fact.</summary>
    public IEnumerable<LeftOutFact> Dropped(DataType type, Func<DroppedRow, bool> match) =>
        dropped.Rows
            .Where(row => row.Type == type && match(row))
            .Select(row => new LeftOutFact(null, row, Text(row.Reason)));

    private static string Text(DropReason reason) => reason switch
    {
        DropReason.NoPublicDate => "no public date",
        DropReason.PublicBeforeEvent => "published before it happened: a data error",
        DropReason.NoTransactionDate => "no transaction date",
        DropReason.Derivative => "a derivative security",
        DropReason.Holdings => "holdings on Form 3: no transaction",
        DropReason.OtherAsset => "another asset than the stock",
        DropReason.Duplicate => "repeats a disclosure: a trade counts once, when it was disclosed first",
        DropReason.Unreadable => "cannot be read",
        DropReason.OtherForm => "another form than 4 and 5",
        _ => "not usable",
    };
}
