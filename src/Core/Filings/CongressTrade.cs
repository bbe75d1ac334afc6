namespace SmartMoney.Core.Filings;

/// <summary>A trade that a member of Congress disclosed.</summary>
/// <param name="DisclosureDate">The day of the disclosure.</param>
/// <param name="TransactionDate">The day of the trade; null where the report has none.</param>
/// <param name="FirstName">The member's first name.</param>
/// <param name="LastName">The member's last name.</param>
/// <param name="Owner">Self, spouse, joint, child.</param>
/// <param name="Type">Purchase, sale, exchange.</param>
/// <param name="Amount">The bracket in dollars, as text.</param>
/// <param name="AssetDescription">The asset.</param>
/// <param name="AssetType">The kind of asset.</param>
public sealed record CongressTrade(
    DateOnly DisclosureDate,
    DateOnly? TransactionDate,
    string FirstName,
    string LastName,
    string Owner,
    string Type,
    string Amount,
    string AssetDescription,
    string AssetType)
    : Fact(TransactionDate, DisclosureDate)
{
    /// <summary>Whether it is a purchase.</summary>
    public bool IsPurchase => Type.StartsWith("purchase", StringComparison.OrdinalIgnoreCase);

    /// <summary>Dollars: the middle of the bracket.</summary>
    public double Dollars => DollarBracket.Middle(Amount);

    /// <summary>Whether it is a sale, full or partial.</summary>
    public bool IsSale => Type.StartsWith("sale", StringComparison.OrdinalIgnoreCase);
}
