using System.IO.Compression;
using System.IO.Hashing;

namespace SmartMoney.Sources.Sec.Archives;

/// <summary>A file of an archive as it is read: it ends with an error unless it has the stated size and checksum.</summary>
/// <param name="entry">The file.</param>
internal sealed class CheckedStream(ZipArchiveEntry entry) : InspectedStream(entry.Open())
{
    private readonly Crc32 _checksum = new();

    public override long Length => entry.Length;

    protected override void OnRead(ReadOnlySpan<byte> read, long position, bool isEnd)
    {
        _checksum.Append(read);
        if (position > entry.Length || (isEnd && (position < entry.Length || _checksum.GetCurrentHashAsUInt32() != entry.Crc32)))
        {
            throw new InvalidDataException($"{entry.Name} is damaged");
        }
    }
}
