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
    string? Url);
