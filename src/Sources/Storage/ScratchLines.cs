using System.Security.Cryptography;
using System.Text;

namespace SmartMoney.Sources.Storage;

/// <summary>Lines that are too many for memory, kept in a scratch file until their hash, which names them, is known.</summary>
public sealed class ScratchLines : IAsyncDisposable
{
    private readonly FileStream _file = ScratchFile.Create();
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _line = new byte[1024];

    /// <summary>The bytes written so far.</summary>
    public long Length => _file.Length;

    /// <summary>Writes a line, UTF-8, and its end.</summary>
    /// <param name="line">The line.</param>
    public void Write(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var size = Encoding.UTF8.GetMaxByteCount(line.Length) + 1;
        if (_line.Length < size)
        {
            _line = new byte[size];
        }

        var length = Encoding.UTF8.GetBytes(line, _line);
        _line[length++] = (byte)'\n';
        _file.Write(_line, 0, length);
        _hash.AppendData(_line, 0, length);
    }

    /// <summary>The hash of the lines: SHA-256, lower-case hexadecimal. No more lines can follow.</summary>
    public string Complete() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <summary>The content from its beginning. It stays open as long as the lines do.</summary>
    public Stream Rewind()
    {
        _file.Position = 0;
        return _file;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _hash.Dispose();
        await _file.DisposeAsync();
    }
}
