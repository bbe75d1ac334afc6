namespace SmartMoney.Core.Market;

/// <summary>A member of the index and its place by weight.</summary>
/// <param name="Symbol">The ticker of today.</param>
/// <param name="Rank">1 for the heaviest.</param>
/// <param name="Weight">Percent of the index.</param>
public sealed record RankedSymbol(string Symbol, int Rank, double Weight);
