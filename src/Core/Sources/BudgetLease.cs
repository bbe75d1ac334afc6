using System.Threading.RateLimiting;

namespace SmartMoney.Core.Sources;

/// <summary>The permit of one request; it is given back once.</summary>
/// <param name="giveBack">Takes it back; null when there is no permit.</param>
internal sealed class BudgetLease(Action? giveBack) : RateLimitLease
{
    private Action? _giveBack = giveBack;

    public static BudgetLease Denied { get; } = new(null);

    public override bool IsAcquired { get; } = giveBack is not null;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref _giveBack, null)?.Invoke();
        base.Dispose(disposing);
    }
}
