namespace SmartMoney.Core.Filings;

/// <summary>Something that happened, and the day on which everyone could know of it.</summary>
/// <param name="EventDate">The day it happened, or the last day of the period it describes; null where the source has none.</param>
/// <param name="PublicDate">The day it was published.</param>
public abstract record Fact(DateOnly? EventDate, DateOnly PublicDate);
