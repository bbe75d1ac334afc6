namespace SmartMoney.Sources.Storage;

/// <summary>The lock of a store that cannot lock: it holds nobody back.</summary>
public sealed class NoLock : IAsyncDisposable
{
    private NoLock()
    {
    }

    /// <summary>The only one.</summary>
    public static NoLock Instance { get; } = new();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
