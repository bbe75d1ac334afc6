namespace SmartMoney.Core.Market;

/// <summary>Prices and the splits they were adjusted for, from one moment: one basis.</summary>
/// <param name="FetchedAt">When it was fetched.</param>
/// <param name="Closes">Split-adjusted closes, in any order.</param>
/// <param name="Splits">Every ratio the closes are adjusted for.</param>
public sealed record PriceSegment(DateTimeOffset FetchedAt, IReadOnlyList<DailyClose> Closes, SplitHistory Splits);
