namespace SmartMoney.Azure.Budget;

/// <summary>Permits that an instance may use during a while. Times are milliseconds since 1970 on the service's clock.</summary>
/// <param name="Id">The lease.</param>
/// <param name="Permits">How many.</param>
/// <param name="From">From when on.</param>
/// <param name="Until">Until when.</param>
internal sealed record LedgerLease(string Id, int Permits, long From, long Until);
