namespace SmartMoney.Sources;

/// <summary>What the answers of one fetch hold of the memory of all, until the fetch is stored.</summary>
public sealed class HeldMemory : IDisposable
{
    private readonly AnswerMemory _memory;
    private readonly long _max;

    internal HeldMemory(AnswerMemory memory, long max) => (_memory, _max) = (memory, max);

    /// <summary>The bytes that the fetch holds.</summary>
    public long Bytes { get; internal set; }

    /// <summary>The bytes that the fetch may still take.</summary>
    public long Left => _max - Bytes;

    /// <summary>Takes memory, and waits for it where others hold it.</summary>
    /// <param name="bytes">The bytes, no more than are left.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task TakeAsync(long bytes, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bytes, Left);
        return _memory.TakeAsync(this, bytes, cancellationToken);
    }

    /// <summary>Gives memory back.</summary>
    /// <param name="bytes">The bytes, no more than are held.</param>
    public void Give(long bytes) => _memory.Give(this, bytes);

    /// <inheritdoc />
    public void Dispose()
    {
        if (Bytes > 0)
        {
            Give(Bytes);
        }
    }
}
