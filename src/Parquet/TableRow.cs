namespace SmartMoney.Parquet;

/// <summary>A row of a table.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Date">The nominal sample date.</param>
/// <param name="Numbers">The cells of all other columns, in their order; null where a value is missing.</param>
internal readonly record struct TableRow(string Symbol, DateOnly Date, IReadOnlyList<double?> Numbers);
