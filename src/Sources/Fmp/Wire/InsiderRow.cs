using System.Globalization;

namespace SmartMoney.Sources.Fmp.Wire;

internal sealed record InsiderRow
{
    public DateOnly? FilingDate { get; set; }

    public DateOnly? TransactionDate { get; set; }

    public string? ReportingCik { get; set; }

    public string? ReportingName { get; set; }

    public string? TypeOfOwner { get; set; }

    public string? TransactionType { get; set; }

    public string? AcquisitionOrDisposition { get; set; }

    public string? DirectOrIndirect { get; set; }

    public double? SecuritiesTransacted { get; set; }

    public double? Price { get; set; }

    public string? SecurityName { get; set; }

    public string? FormType { get; set; }

    public string? Url { get; set; }

    /// <summary>The row as people read it.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{TransactionType}/{AcquisitionOrDisposition} {SecuritiesTransacted:#,0.##} × ${Price:0.00##} {SecurityName}, {ReportingName} ({TypeOfOwner})");
}
