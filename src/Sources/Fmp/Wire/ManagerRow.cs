namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A row of a manager's filing. The CUSIP is not matched; it only distinguishes two rows of unknown symbol.</summary>
internal sealed record ManagerRow
{
    public DateOnly? FilingDate { get; set; }

    public string? SecurityCusip { get; set; }

    public string? Symbol { get; set; }

    public double? Shares { get; set; }

    public string? SharesType { get; set; }

    public string? PutCallShare { get; set; }

    public double? Value { get; set; }
}
