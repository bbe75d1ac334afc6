using System.IO.Compression;
using System.IO.Hashing;

namespace SmartMoney.Sources.Sec.Archives;

/// <summary>A file of an archive as it is read: it ends with an error unless it has the stated size and checksum.</summary>
/// <param name="entry">The file.</param>
internal sealed class CheckedStream(ZipArchiveEntry entry) : Stream
{
    private readonly Stream _content = entry.Open();
    private readonly Crc32 _checksum = new();
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => entry.Length;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = _content.Read(buffer);
        _position += read;
        _checksum.Append(buffer[..read]);
        var isEnd = read == 0 && buffer.Length > 0;
        if (_position > entry.Length || (isEnd && (_position < entry.Length || _checksum.GetCurrentHashAsUInt32() != entry.Crc32)))
        {
            throw new InvalidDataException($"{entry.Name} is damaged");
        }

        return read;
    }

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _content.Dispose();
        }

        base.Dispose(disposing);
    }
}
