namespace SmartMoney.Core.Filings;

/// <summary>A row of the source that became no fact.</summary>
/// <param name="Type">The data type it came with.</param>
/// <param name="Reason">Why it was left out.</param>
/// <param name="Row">Its fields, as text.</param>
/// <param name="EventDate">The day it happened, where it says so.</param>
/// <param name="PublicDate">The day it was published, where it says so.</param>
public sealed record DroppedRow(DataType Type, DropReason Reason, string Row, DateOnly? EventDate, DateOnly? PublicDate);
