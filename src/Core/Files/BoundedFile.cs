namespace SmartMoney.Core.Files;

/// <summary>Reads text files that may be anything, such as a device without an end.</summary>
public static class BoundedFile
{
    /// <summary>The most bytes of a file.</summary>
    public const long MaxBytes = 1L << 30;

    /// <summary>The most bytes of a line.</summary>
    public const int MaxLineBytes = 1 << 20;

    private const int ChunkBytes = 1 << 16;

    /// <summary>Reads a file of lines.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidDataException">It is a folder, or it or one of its lines is too long.</exception>
    public static byte[] ReadLines(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            throw new InvalidDataException("is a folder, not a file");
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.CanSeek && file.Length > MaxBytes)
        {
            throw TooLong();
        }

        using var content = new MemoryStream(file.CanSeek ? (int)file.Length : 0);
        var chunk = new byte[ChunkBytes];
        var line = 0L;
        while (file.Read(chunk) is > 0 and var count)
        {
            var read = chunk.AsSpan(0, count);
            var end = read.LastIndexOf((byte)'\n');
            line = end < 0 ? line + count : count - end - 1;
            if (line > MaxLineBytes)
            {
                throw new InvalidDataException($"has a line of more than {MaxLineBytes >> 20} MB");
            }

            content.Write(read);
            if (content.Length > MaxBytes)
            {
                throw TooLong();
            }
        }

        return content.ToArray();
    }

    private static InvalidDataException TooLong() => new($"is larger than {MaxBytes >> 30} GB");
}
