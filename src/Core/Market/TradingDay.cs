namespace SmartMoney.Core.Market;

/// <summary>What is known of a trading day.</summary>
/// <param name="Date">The day.</param>
/// <param name="Close">Dollars, in the shares of one day for all days of a list.</param>
/// <param name="DollarVolume">The dollars traded: the close and the volume as they were then; null where the volume is unknown.</param>
public readonly record struct TradingDay(DateOnly Date, double Close, double? DollarVolume);
