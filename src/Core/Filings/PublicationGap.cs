namespace SmartMoney.Core.Filings;

/// <summary>A period whose publications the source does not have.</summary>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record PublicationGap(DateOnly From, DateOnly To);
