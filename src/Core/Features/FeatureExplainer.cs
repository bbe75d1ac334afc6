using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features;

/// <summary>Explains the features of a row: what was counted, what was left out, and why.</summary>
/// <param name="facts">The facts of the symbol.</param>
/// <param name="dropped">The rows of the source that became no fact, described.</param>
public sealed class FeatureExplainer(SymbolFacts facts, DroppedRows dropped)
{
    private const string NotYetPublic = "not yet public on the entry day";
    private const string Repeat = "repeats a transaction that is counted";
    private const string RepeatOfDisclosure = "repeats a disclosure: a trade counts once, when it was disclosed first";
    private const int FirstOfCongress = 15;

    private static readonly Func<InsiderTrade, bool>[] InsiderFilters =
    [
        _ => true,
        trade => trade.IsPurchase,
        trade => trade.IsSale,
        trade => trade.IsPurchase || trade.IsSale,
        trade => trade.IsPurchase,
        trade => trade.Flag is "A" or "D",
        trade => trade.IsPurchase,
        _ => true,
    ];

    private static readonly Func<CongressTrade, bool>[] CongressFilters =
    [
        trade => trade.IsPurchase,
        trade => trade.IsSale,
        trade => trade.IsPurchase || trade.IsSale,
        _ => true,
    ];

    private static readonly int[] InsiderWindows =
    [
        InsiderFeatures.ShortWindow,
        InsiderFeatures.ShortWindow,
        InsiderFeatures.ShortWindow,
        InsiderFeatures.ShortWindow,
        InsiderFeatures.LongWindow,
        InsiderFeatures.LongWindow,
        InsiderFeatures.ShortWindow,
        InsiderFeatures.ShortWindow,
    ];

    /// <summary>Explains the features of a sample date.</summary>
    /// <param name="date">D.</param>
    /// <param name="entryDay">T0.</param>
    public IReadOnlyList<FeatureExplanation> Explain(DateOnly date, DateOnly entryDay)
    {
        var known = facts.AsOf(date, entryDay);
        var values = FeatureSet.Compute(known);
        return
        [
            .. FeatureSchema.Features.Select(feature => new FeatureExplanation(
                feature,
                values[feature.Index].Value,
                values[feature.Index].MissingBecause,
                values[feature.Index].Facts,
                [.. LeftOut(feature, known, values[feature.Index])])),
        ];
    }

    private IEnumerable<LeftOutFact> LeftOut(Feature feature, PointInTime known, FeatureValue value) => feature.Family switch
    {
        FeatureFamily.Insider => Insider(feature.Index, known, value),
        FeatureFamily.Institution when InstitutionFeatures.UsesHolders(feature.Index) => Late(facts.Holders, known, position => position.Quarter == known.LatestQuarter),
        FeatureFamily.Institution => [],
        FeatureFamily.Congress => Congress(CongressFilters[feature.Index - FirstOfCongress], known),
        FeatureFamily.HedgeFund => Late(facts.HedgeFunds, known, filing => filing.Quarter.End <= known.Date),
        FeatureFamily.Etf => Late(facts.Etfs, known, report => report.ReportDate <= known.Date),
        _ => throw new ArgumentOutOfRangeException(nameof(feature)),
    };

    private IEnumerable<LeftOutFact> Insider(int index, PointInTime known, FeatureValue value)
    {
        var days = InsiderWindows[index];
        var filter = InsiderFilters[index];
        var late = Late(facts.InsiderTrades, known, trade => known.IsWithin(trade.TransactionDate, days) && filter(trade));
        var visible = known.InsiderTrades ?? default;
        var transactions = InsiderTransactions.Distinct(visible.FindAll(trade => known.IsWithin(trade.TransactionDate, days) && filter(trade)));
        var repeats = transactions.SelectMany(transaction => transaction.Repeats).Select(trade => new LeftOutFact(trade, null, Repeat));
        var others = transactions
            .Select(transaction => transaction.First)
            .Except(value.Facts.OfType<InsiderTrade>())
            .Select(trade => new LeftOutFact(trade, null, trade.Price > 0 ? "another security by its price, or no close to compare with" : "no price"));
        return [.. late, .. repeats, .. others, .. Dropped(DataType.InsiderTrades, known, days)];
    }

    /// <summary>Trades of the window that were disclosed too late, and rows that were disclosed in it and are no trade of their own.</summary>
    private IEnumerable<LeftOutFact> Congress(Func<CongressTrade, bool> filter, PointInTime known)
    {
        var late = Late(
            facts.CongressTrades,
            known,
            trade => trade.TransactionDate is { } day && known.IsWithin(day, CongressFeatures.LongWindow) && filter(trade));
        var rows = dropped.Rows.Where(row =>
            row.Type == DataType.CongressionalTrades && (row.PublicDate ?? row.EventDate) is { } day && known.IsWithin(day, CongressFeatures.LongWindow));
        return late.Concat(rows.Select(row => new LeftOutFact(null, row, Text(row.Reason))));
    }

    private static IEnumerable<LeftOutFact> Late<T>(FactSeries<T>? series, PointInTime known, Func<T, bool> isInWindow)
        where T : Fact =>
        series is null
            ? []
            : series.NotYetPublic(known.EntryDay)
                .Where(isInWindow)
                .Select(fact => new LeftOutFact(fact, null, NotYetPublic));

    private IEnumerable<LeftOutFact> Dropped(DataType type, PointInTime known, int days) =>
        dropped.Rows
            .Where(row => row.Type == type && row.EventDate is { } day && known.IsWithin(day, days))
            .Select(row => new LeftOutFact(null, row, Text(row.Reason)));

    private static string Text(DropReason reason) => reason switch
    {
        DropReason.NoPublicDate => "no public date",
        DropReason.PublicBeforeEvent => "published before it happened: a data error",
        DropReason.NoTransactionDate => "no transaction date",
        DropReason.Derivative => "a derivative security",
        DropReason.Duplicate => RepeatOfDisclosure,
        _ => "not usable",
    };
}
