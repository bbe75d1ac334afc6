namespace SmartMoney.Azure.Budget;

/// <summary>The result of a write of a shared budget.</summary>
/// <param name="IsWritten">False when another instance wrote in between.</param>
/// <param name="ServiceTime">The service's clock, in whole seconds.</param>
public sealed record BudgetWrite(bool IsWritten, DateTimeOffset ServiceTime);
