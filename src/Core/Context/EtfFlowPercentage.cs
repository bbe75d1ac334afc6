using SmartMoney.Core.Features.Etfs;

namespace SmartMoney.Core.Context;

/// <summary>The part of the company that came into the panel of ETFs, for 30 days.</summary>
internal sealed class EtfFlowPercentage() : CompanyPercentage("etf_flow_pct", new EtfFlow());
