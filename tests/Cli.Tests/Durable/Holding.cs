using SmartMoney.Testing;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>Keeps some calls waiting until they are let go.</summary>
internal sealed class Holding(Predicate<FmpCall> isHeld) : IDisposable
{
    private readonly ManualResetEventSlim _gate = new();
    private volatile bool _isHolding;

    /// <summary>Whether a call waits.</summary>
    public bool IsHolding => _isHolding;

    /// <summary>The script of a server: the corpus answers what is not held, and the rest later.</summary>
    public FmpReply? Answer(FmpCall call)
    {
        if (isHeld(call))
        {
            _isHolding = true;
            _gate.Wait(TimeSpan.FromSeconds(60));
        }

        return null;
    }

    public void Release() => _gate.Set();

    public void Dispose()
    {
        _gate.Set();
        _gate.Dispose();
    }
}
