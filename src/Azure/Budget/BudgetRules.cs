namespace SmartMoney.Azure.Budget;

/// <summary>The terms of a shared budget.</summary>
/// <param name="Permits">The requests allowed in a window.</param>
/// <param name="Window">The window, in milliseconds.</param>
/// <param name="MaxRequestTime">How long a request may take, in milliseconds.</param>
internal sealed record BudgetRules(int Permits, long Window, long MaxRequestTime)
{
    /// <summary>The lifetime of a lease, in milliseconds.</summary>
    public const long LeaseTime = 8000;

    /// <summary>The maximum number of permits of a lease.</summary>
    public int Block => Math.Max(1, Permits / 30);

    /// <summary>
    /// The time between two permits at twice the speed that the budget allows, in milliseconds. Leases that begin one after another
    /// make a queue in which each instance has its turn; all at once they would make a race.
    /// </summary>
    public double Pace => Window / (2.0 * Permits);

    /// <summary>How far ahead of the pace leases may be, in milliseconds: a quarter of the budget may begin at once.</summary>
    public double Burst => Pace * Permits / 4;

    /// <summary>When all permits of an unsettled lease are free again.</summary>
    public long EndOf(LedgerLease lease) => lease.Until + MaxRequestTime + Window;
}
