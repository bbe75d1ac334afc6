using System.Threading.RateLimiting;
using SmartMoney.Sources.Budget;

namespace SmartMoney.Sources.Recorded;

/// <summary>An unlimited budget, for a source that is not a server.</summary>
internal sealed class NoLimit : RateLimiter
{
    public override TimeSpan? IdleDuration => null;

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount) => Lease();

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(Lease());

    private static BudgetLease Lease() => new(static () => { });
}
