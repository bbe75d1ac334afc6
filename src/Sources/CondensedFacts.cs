namespace SmartMoney.Sources;

/// <summary>The files that the symbols of a run share, condensed.</summary>
/// <param name="Table">The table.</param>
/// <param name="Coverage">What was found in the files.</param>
/// <param name="Failures">The files that could not be had, with the reason.</param>
public sealed record CondensedFacts(SharedTable Table, SharedCoverage Coverage, IReadOnlyList<(string File, SourceException Reason)> Failures);
