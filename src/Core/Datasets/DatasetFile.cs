using SmartMoney.Core.Files;

namespace SmartMoney.Core.Datasets;

/// <summary>A dataset file read whole, with the hash that identifies its content.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Sha256">SHA-256 of the bytes, lower-case hexadecimal.</param>
/// <param name="Rows">The rows, in the order of the file.</param>
public sealed record DatasetFile(string Name, string Sha256, IReadOnlyList<DatasetRow> Rows)
{
    /// <summary>Reads a dataset file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">There is no such file, it cannot be read, or it is not a dataset.</exception>
    public static DatasetFile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes;
        try
        {
            bytes = BoundedFile.ReadLines(path);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidInputException($"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message})", e);
        }

        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            return new DatasetFile(Path.GetFileName(path), ContentHash.Of(bytes), [.. DatasetCsv.Read(stream)]);
        }
        catch (DatasetFormatException e)
        {
            throw new InvalidInputException($"{path}: {e.Message}", e);
        }
    }

    /// <summary>Reads a dataset from its bytes.</summary>
    /// <param name="name">The file's name.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="InvalidInputException">It is not a dataset.</exception>
    public static DatasetFile Parse(string name, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var stream = new MemoryStream(bytes.ToArray(), writable: false);
            return new DatasetFile(name, ContentHash.Of(bytes.Span), [.. DatasetCsv.Read(stream)]);
        }
        catch (DatasetFormatException e)
        {
            throw new InvalidInputException($"{name}: {e.Message}", e);
        }
    }
}
