using System.Buffers.Binary;

namespace SmartMoney.Sources.Sec.Archives;

/// <summary>The list of files at the end of a zip archive.</summary>
internal static class CentralDirectory
{
    private const int EndBytes = 22;
    private const int MaxCommentBytes = ushort.MaxValue;
    private const int OffsetPosition = 16;
    private const int MaxBytes = 1 << 20;

    /// <summary>Refuses an archive whose list of files is larger than any archive of a few tables needs, before the list is read.</summary>
    /// <param name="content">The archive; its position is at the beginning afterwards.</param>
    /// <exception cref="InvalidDataException">The content is no archive, or its list of files is too large.</exception>
    public static void RequireSmall(Stream content)
    {
        var tail = new byte[Math.Min(content.Length, EndBytes + MaxCommentBytes)];
        content.Seek(-tail.Length, SeekOrigin.End);
        content.ReadExactly(tail);
        content.Seek(0, SeekOrigin.Begin);
        var end = tail.Length >= EndBytes ? tail.AsSpan(0, tail.Length - EndBytes + 4).LastIndexOf("PK\u0005\u0006"u8) : -1;
        if (end < 0)
        {
            throw new InvalidDataException("not a zip archive, or only a part of one");
        }

        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + OffsetPosition));
        var length = content.Length - tail.Length + end - start;
        if (length is < 0 or > MaxBytes)
        {
            throw new InvalidDataException("not a zip archive of a few tables");
        }
    }
}
