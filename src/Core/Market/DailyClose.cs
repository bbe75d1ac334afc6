namespace SmartMoney.Core.Market;

/// <summary>The close of a day, in the digits of the source.</summary>
/// <param name="Date">The day.</param>
/// <param name="Price">Dollars, split-adjusted by the source.</param>
/// <param name="Volume">Shares traded, adjusted like the price for share splits; null where unknown.</param>
public readonly record struct DailyClose(DateOnly Date, decimal Price, double? Volume = null);
