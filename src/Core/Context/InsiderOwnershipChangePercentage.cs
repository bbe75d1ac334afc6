using SmartMoney.Core.Features.Insiders;

namespace SmartMoney.Core.Context;

/// <summary>The part of the company that insiders acquired, less what they disposed of.</summary>
internal sealed class InsiderOwnershipChangePercentage() : CompanyPercentage("insider_ownership_change_pct", new InsiderOwnershipChange());
