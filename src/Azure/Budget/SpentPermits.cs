namespace SmartMoney.Azure.Budget;

/// <summary>Permits that were used.</summary>
/// <param name="Permits">How many.</param>
/// <param name="FreeAt">When they are free again, in milliseconds since 1970 on the service's clock.</param>
internal sealed record SpentPermits(int Permits, long FreeAt);
