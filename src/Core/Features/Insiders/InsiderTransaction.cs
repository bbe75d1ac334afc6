using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Insiders;

/// <summary>One insider transaction, however often it was filed.</summary>
/// <param name="First">Its earliest publication; of several owners on that day the smallest.</param>
/// <param name="IsChiefLevel">Whether any row of the earliest publication is of C level.</param>
/// <param name="Repeats">The other rows: amendments and joint reports.</param>
internal sealed record InsiderTransaction(InsiderTrade First, bool IsChiefLevel, IReadOnlyList<InsiderTrade> Repeats);
