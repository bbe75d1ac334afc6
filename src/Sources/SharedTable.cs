using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>What the symbols of a run need of the files that they share, compact.</summary>
/// <param name="Rows">The rows by symbol, in the form of the feed; a symbol without rows is not in it.</param>
/// <param name="Gaps">The periods whose files are not available.</param>
public sealed record SharedTable(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> Rows, IReadOnlyList<PublicationGap> Gaps);
