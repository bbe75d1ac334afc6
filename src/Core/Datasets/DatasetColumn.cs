namespace SmartMoney.Core.Datasets;

/// <summary>A column of a dataset or of its context file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What its cells are.</param>
/// <param name="MayBeEmpty">Whether a value may be missing.</param>
public sealed record DatasetColumn(string Name, ColumnKind Kind, bool MayBeEmpty);
