using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>A fund's latest visible filing, F, and that of the quarter before it, P.</summary>
/// <param name="Latest">F.</param>
/// <param name="Previous">P; null where it is not visible.</param>
internal sealed record HedgeFundFilings(ManagerHolding Latest, ManagerHolding? Previous);
