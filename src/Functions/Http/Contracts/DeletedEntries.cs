namespace SmartMoney.Functions.Http.Contracts;

/// <summary>How many entries were deleted.</summary>
internal sealed record DeletedEntries(int Deleted);
