using System.Threading.RateLimiting;

namespace SmartMoney.Sources.Budget;

/// <summary>The permit of one request; it is given back once.</summary>
/// <param name="giveBack">Takes it back; null when there is no permit.</param>
public sealed class BudgetLease(Action? giveBack) : RateLimitLease
{
    private Action? _giveBack = giveBack;

    /// <summary>No permit, from a limiter that was disposed of or has none free.</summary>
    public static BudgetLease Denied { get; } = new(null);

    /// <inheritdoc />
    public override bool IsAcquired { get; } = giveBack is not null;

    /// <inheritdoc />
    public override IEnumerable<string> MetadataNames => [];

    /// <inheritdoc />
    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref _giveBack, null)?.Invoke();
        base.Dispose(disposing);
    }
}
