using SmartMoney.Core.Features.Insiders;

namespace SmartMoney.Core.Context;

/// <summary>The part of the company that insiders bought on the open market, less what they sold.</summary>
internal sealed class InsiderNetFlowPercentage() : CompanyPercentage("insider_net_flow_pct", new InsiderNetFlow());
