using System.Security.Cryptography;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;

namespace SmartMoney.Parquet;

/// <summary>
/// Reads the files of a dataset, whether they are CSV or Parquet. Their SHA-256 is always that of the CSV, which identifies the rows: a
/// dataset has the same one in both formats.
/// </summary>
public static class DatasetReader
{
    private const string Extension = ".parquet";

    private static ReadOnlySpan<byte> Magic => "PAR1"u8;

    /// <summary>Reads a dataset.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">There is no such file, it cannot be read, or it is not a dataset.</exception>
    public static DatasetFile Read(string path) => !IsParquet(path)
        ? DatasetFile.Read(path)
        : ReadParquet(path, content =>
        {
            DatasetRow[] rows = [.. DatasetParquet.ReadDataset(content)];
            return new DatasetFile(Path.GetFileName(path), HashOf(csv => DatasetCsv.Write(csv, rows)), rows);
        });

    /// <summary>Reads a context file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">There is no such file, it cannot be read, or it is not a context file.</exception>
    public static ContextContent ReadContext(string path) => IsParquet(path)
        ? ReadParquet(path, content =>
        {
            ContextRow[] rows = [.. DatasetParquet.ReadContext(content)];
            return new ContextContent(HashOf(csv => ContextCsv.Write(csv, rows)), rows);
        })
        : Guard(path, () =>
        {
            var bytes = BoundedFile.ReadLines(path);
            using var stream = new MemoryStream(bytes, writable: false);
            return new ContextContent(ContentHash.Of(bytes), [.. ContextCsv.Read(stream)]);
        });

    /// <summary>The SHA-256 of a dataset in a Parquet file, as CSV. Memory does not grow with its rows.</summary>
    /// <param name="content">The file, from its beginning; it can seek.</param>
    /// <exception cref="DatasetFormatException">It is damaged or not a dataset.</exception>
    public static string HashOf(Stream content) => HashOf(csv => DatasetCsv.Write(csv, DatasetParquet.ReadDataset(content)));

    /// <summary>Whether a file is to be read as Parquet: by its name, or by its first bytes.</summary>
    private static bool IsParquet(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Path.GetExtension(path).Equals(Extension, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        try
        {
            // A pipe has no length: opening it here would end the program that writes to it.
            if (!File.Exists(path) || new FileInfo(path).Length < Magic.Length)
            {
                return false;
            }

            using var file = Open(path);
            return HasMagic(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who reads it says why it cannot be read.
            return false;
        }
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static bool HasMagic(FileStream file)
    {
        Span<byte> start = stackalloc byte[Magic.Length];
        return file.CanSeek && file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(Magic);
    }

    private static T ReadParquet<T>(string path, Func<Stream, T> read) => Guard(path, () =>
    {
        if (Directory.Exists(path))
        {
            throw new InvalidDataException("is a folder, not a file");
        }

        using var file = Open(path);
        if (!HasMagic(file))
        {
            throw new InvalidDataException("is not a Parquet file");
        }

        if (file.Length > BoundedFile.MaxBytes)
        {
            throw new InvalidDataException($"is larger than {BoundedFile.MaxBytes >> 30} GB");
        }

        file.Position = 0;
        return read(file);
    });

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is DatasetFormatException or InvalidDataException)
        {
            throw new InvalidInputException($"{path}: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message})", e);
        }
    }

    private static string HashOf(Action<Stream> writeCsv)
    {
        using var sha256 = SHA256.Create();
        using (var hashing = new CryptoStream(Stream.Null, sha256, CryptoStreamMode.Write))
        {
            writeCsv(hashing);
        }

        return Convert.ToHexStringLower(sha256.Hash!);
    }
}
