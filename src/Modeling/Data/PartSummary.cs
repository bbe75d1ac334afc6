namespace SmartMoney.Modeling.Data;

/// <summary>A part of the data that a model was made from.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">SHA-256 of its bytes, lower-case hexadecimal.</param>
/// <param name="Rows">The number of examples.</param>
/// <param name="Positives">The number of examples with label 1.</param>
/// <param name="Dates">The sample dates, ascending.</param>
public sealed record PartSummary(string File, string Sha256, int Rows, int Positives, IReadOnlyList<DateOnly> Dates);
