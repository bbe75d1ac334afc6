using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources.Fmp.Wire;

namespace SmartMoney.Core.Sources.Fmp.Facts;

/// <summary>Rows of both chambers in the <c>congressional_trades</c> entries. A trade disclosed twice counts once, at its first disclosure.</summary>
internal static class CongressTradeReader
{
    public const string Kind = "congressional_trades";

    public static FactSeries<CongressTrade> Read(IEnumerable<SourceEntry> entries, DroppedRows dropped)
    {
        var trades = new Dictionary<Disclosure, CongressTrade>();
        foreach (var row in WireRows.Read(entries.SelectMany(entry => entry.Answers), WireJson.Default.ListCongressRow))
        {
            if (row.DisclosureDate is not { } disclosed || row.TransactionDate > disclosed)
            {
                var reason = row.DisclosureDate is null ? DropReason.NoPublicDate : DropReason.PublicBeforeEvent;
                dropped.Add(Kind, reason, row, row.TransactionDate, row.DisclosureDate);
                continue;
            }

            var key = Disclosure.Of(row);
            var isRepeat = trades.TryGetValue(key, out var first);
            if (isRepeat)
            {
                var later = first!.DisclosureDate > disclosed ? first.DisclosureDate : disclosed;
                dropped.Add(Kind, DropReason.Duplicate, row, row.TransactionDate, later);
            }

            if (!isRepeat || disclosed < first!.DisclosureDate)
            {
                trades[key] = ToFact(row, disclosed);
            }
        }

        return new FactSeries<CongressTrade>(trades
            .OrderBy(trade => trade.Value.TransactionDate)
            .ThenBy(trade => trade.Key.ToString(), StringComparer.Ordinal)
            .Select(trade => trade.Value));
    }

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
        public static Disclosure Of(CongressRow row) => new(
            row.TransactionDate,
            Plain(row.FirstName),
            Plain(row.LastName),
            Plain(row.Owner),
            Plain(row.Type),
            Plain(row.Amount),
            Plain(row.AssetDescription),
            Plain(row.AssetType));

        private static string Plain(string? text) => text?.Trim().ToUpperInvariant() ?? "";
    }
}
