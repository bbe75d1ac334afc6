namespace SmartMoney.Core.Sources.Fmp.Wire;

/// <summary>A row of a manager's filing. The CUSIP is not matched; it only tells two rows of unknown symbol apart.</summary>
internal sealed record ManagerRow(
    DateOnly? FilingDate,
    string? SecurityCusip,
    string? Symbol,
    double? Shares,
    string? SharesType,
    string? PutCallShare,
    double? Value);
