namespace SmartMoney.Sources;

/// <summary>A stream that is read once, from its beginning, and looked at as it is read.</summary>
/// <param name="content">The bytes; closed with this stream.</param>
internal abstract class InspectedStream(Stream content) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => Inspect(buffer, content.Read(buffer));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await content.ReadAsync(buffer, cancellationToken);
        return Inspect(buffer.Span, read);
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <summary>Looks at what was read; throws where it must not be.</summary>
    /// <param name="read">The bytes.</param>
    /// <param name="position">How many bytes were read with these.</param>
    /// <param name="isEnd">Whether there are no more.</param>
    protected abstract void OnRead(ReadOnlySpan<byte> read, long position, bool isEnd);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Inspect(ReadOnlySpan<byte> buffer, int read)
    {
        _position += read;
        OnRead(buffer[..read], _position, read == 0 && buffer.Length > 0);
        return read;
    }
}
