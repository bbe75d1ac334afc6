using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Etfs;

/// <summary>An ETF's latest visible report, E1, and the one before it, E0.</summary>
/// <param name="Latest">E1.</param>
/// <param name="Previous">E0; null where none is visible that E1 may be compared with.</param>
internal sealed record EtfReports(FundHolding Latest, FundHolding? Previous);
