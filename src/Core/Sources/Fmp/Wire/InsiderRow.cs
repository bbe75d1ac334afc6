using System.Globalization;

namespace SmartMoney.Core.Sources.Fmp.Wire;

internal sealed record InsiderRow(
    DateOnly? FilingDate,
    DateOnly? TransactionDate,
    string? ReportingCik,
    string? ReportingName,
    string? TypeOfOwner,
    string? TransactionType,
    string? AcquisitionOrDisposition,
    string? DirectOrIndirect,
    double? SecuritiesTransacted,
    double? Price,
    string? SecurityName,
    string? Url)
{
    /// <summary>The row as people read it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{TransactionType}/{AcquisitionOrDisposition} {SecuritiesTransacted:#,0.##} × ${Price:0.00##} {SecurityName}, {ReportingName} ({TypeOfOwner})");
}
