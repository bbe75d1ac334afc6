using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Wire;

namespace SmartMoney.Sources.Fmp.Facts;

/// <summary>Transactions of the <c>insider_trades</c> entries, without holdings and the derivative table.</summary>
internal static class InsiderTradeReader
{
    public static FactSeries<InsiderTrade> Read(IEnumerable<SourceEntry> entries, FactReading reading)
    {
        var chiefs = new Dictionary<string, bool>(StringComparer.Ordinal);
        var derivatives = new Dictionary<string, bool>(StringComparer.Ordinal);
        var trades = new List<InsiderTrade>();
        foreach (var row in WireRows.Read<InsiderRow>(entries.SelectMany(entry => entry.Answers)))
        {
            var security = row.SecurityName ?? "";
            if (!derivatives.TryGetValue(security, out var isDerivative))
            {
                derivatives[security] = isDerivative = DerivativeSecurity.IsMatch(security);
            }

            if (DropReasonOf(row, isDerivative) is { } reason)
            {
                reading.Dropped.Add(DataType.InsiderTrades, reason, row, row.TransactionDate, row.FilingDate);
                continue;
            }

            var role = row.TypeOfOwner ?? "";
            if (!chiefs.TryGetValue(role, out var isChief))
            {
                chiefs[role] = isChief = OfficerTitle.IsChiefLevel(role);
            }

            trades.Add(ToFact(row, security, role, isChief));
        }

        return new FactSeries<InsiderTrade>(trades);
    }

    private static DropReason? DropReasonOf(InsiderRow row, bool isDerivative) => row switch
    {
        _ when HoldingsForm.IsMatch(row.FormType) => DropReason.Holdings,
        { FilingDate: null } => DropReason.NoPublicDate,
        { TransactionDate: null } => DropReason.NoTransactionDate,
        _ when row.FilingDate < row.TransactionDate => DropReason.PublicBeforeEvent,
        _ when isDerivative => DropReason.Derivative,
        _ => null,
    };

    private static InsiderTrade ToFact(InsiderRow row, string security, string role, bool isChief) => new(
        row.TransactionDate!.Value,
        row.FilingDate!.Value,
        string.IsNullOrEmpty(row.TransactionType) ? "" : row.TransactionType[..1],
        row.AcquisitionOrDisposition ?? "",
        row.SecuritiesTransacted ?? 0,
        row.Price ?? 0,
        security,
        row.DirectOrIndirect ?? "",
        string.IsNullOrEmpty(row.ReportingCik) ? row.ReportingName ?? "" : row.ReportingCik,
        row.ReportingName ?? "",
        role,
        isChief,
        row.Url ?? "");
}
