namespace SmartMoney.Core.Datasets;

/// <summary>The context of a row of the dataset.</summary>
/// <param name="Symbol">The ticker.</param>
/// <param name="Date">The nominal sample date.</param>
/// <param name="Values">The columns in the order of <see cref="Context.ContextSchema"/>; null where a value is missing.</param>
public sealed record ContextRow(string Symbol, DateOnly Date, IReadOnlyList<double?> Values);
