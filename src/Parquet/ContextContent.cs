using SmartMoney.Core.Datasets;

namespace SmartMoney.Parquet;

/// <summary>A context file read whole.</summary>
/// <param name="Sha256">The SHA-256 of the file as CSV, lower-case hexadecimal.</param>
/// <param name="Rows">The rows, in the order of the file.</param>
public sealed record ContextContent(string Sha256, IReadOnlyList<ContextRow> Rows);
