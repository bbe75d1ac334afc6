namespace SmartMoney.Azure.Budget;

/// <summary>What was read of a shared budget.</summary>
/// <param name="State">The row's state; null when there is no row.</param>
/// <param name="ETag">The row's tag; null when there is no row.</param>
/// <param name="ServiceTime">The service's clock, in whole seconds.</param>
public sealed record BudgetRow(string? State, string? ETag, DateTimeOffset ServiceTime);
