using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Wire;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>Rows of both chambers in the <c>congressional_trades</c> entries. Only trades of the stock count; one disclosed twice counts once, at its first disclosure.</summary>
internal static class CongressTradeReader
{
    public static FactSeries<CongressTrade> Read(IEnumerable<SourceEntry> entries, FactReading reading)
    {
        var trades = new Dictionary<Disclosure, CongressTrade>();
        foreach (var row in WireRows.Read<CongressRow>(entries.SelectMany(entry => entry.Answers)))
        {
            if (DropReasonOf(row) is { } reason)
            {
                reading.Dropped.Add(DataType.CongressionalTrades, reason, row, row.TransactionDate, row.DisclosureDate);
                continue;
            }

            var disclosed = row.DisclosureDate!.Value;
            var trade = ToFact(row, disclosed);
            var key = Disclosure.Of(trade);
            var isRepeat = trades.TryGetValue(key, out var first);
            if (isRepeat)
            {
                var later = first!.DisclosureDate > disclosed ? first.DisclosureDate : disclosed;
                reading.Dropped.Add(DataType.CongressionalTrades, DropReason.Duplicate, row, row.TransactionDate, later);
            }

            if (!isRepeat || disclosed < first!.DisclosureDate)
            {
                trades[key] = trade;
            }
        }

        return new FactSeries<CongressTrade>(trades
            .OrderBy(known => known.Value.TransactionDate)
            .ThenBy(known => known.Key.ToString(), StringComparer.Ordinal)
            .Select(known => known.Value));
    }

    private static DropReason? DropReasonOf(CongressRow row) => row switch
    {
        { DisclosureDate: null } => DropReason.NoPublicDate,
        _ when row.TransactionDate > row.DisclosureDate => DropReason.PublicBeforeEvent,
        _ when !StockAsset.IsMatch(row.AssetType) => DropReason.OtherAsset,
        _ => null,
    };

    private static CongressTrade ToFact(CongressRow row, DateOnly disclosed) => new(
        disclosed,
        row.TransactionDate,
        row.FirstName?.Trim() ?? "",
        row.LastName?.Trim() ?? "",
        row.Owner?.Trim() ?? "",
        row.Type?.Trim() ?? "",
        row.Amount?.Trim() ?? "",
        row.AssetDescription?.Trim() ?? "",
        row.AssetType?.Trim() ?? "");

    /// <summary>What tells one trade from another, ignoring case and outer blanks.</summary>
    private readonly record struct Disclosure(
        DateOnly? TransactionDate,
        string FirstName,
        string LastName,
        string Owner,
        string Type,
        string Amount,
        string AssetDescription,
        string AssetType)
    {
        public static Disclosure Of(CongressTrade trade) => new(
            trade.TransactionDate,
            trade.FirstName.ToUpperInvariant(),
            trade.LastName.ToUpperInvariant(),
            trade.Owner.ToUpperInvariant(),
            trade.Type.ToUpperInvariant(),
            trade.Amount.ToUpperInvariant(),
            trade.AssetDescription.ToUpperInvariant(),
            trade.AssetType.ToUpperInvariant());
    }
}
