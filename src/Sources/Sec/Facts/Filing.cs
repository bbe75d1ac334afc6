namespace SmartMoney.Sources.Sec.Facts;

/// <summary>A filing of a symbol of the run.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="AccessionNumber">Its number.</param>
/// <param name="Form">Its form.</param>
/// <param name="Date">The day it was filed; null where it cannot be read.</param>
/// <param name="IsPlanned">Whether it declares a plan under Rule 10b5-1; null where it does not say.</param>
internal sealed record Filing(string Symbol, string AccessionNumber, string Form, DateOnly? Date, bool? IsPlanned)
{
    /// <summary>The owners who file it.</summary>
    public List<FilingOwner> Owners { get; } = [];

    /// <summary>The transactions.</summary>
    public List<FilingLine> Lines { get; } = [];

    /// <summary>Whether its form reports transactions.</summary>
    public bool ReportsTransactions => Form is "4" or "4/A" or "5" or "5/A";
}
