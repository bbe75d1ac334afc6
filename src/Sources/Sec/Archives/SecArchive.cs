using System.IO.Compression;

namespace SmartMoney.Sources.Sec.Archives;

/// <summary>An archive of a quarter of filings: the tables that are read, checked, without ever holding a whole table in memory.</summary>
internal sealed class SecArchive : IDisposable
{
    /// <summary>The most bytes that an archive may unpack to.</summary>
    public const long MaxUnpackedBytes = 2L << 30;

    private readonly string _name;
    private readonly ZipArchive _zip;
    private readonly Dictionary<SecTable, ZipArchiveEntry> _tables = [];

    /// <summary>Opens an archive, and checks that it has the tables and their columns.</summary>
    /// <param name="name">The archive as messages name it.</param>
    /// <param name="content">The archive, seekable. It stays open.</param>
    /// <exception cref="InvalidDataException">It is no archive, or it is damaged.</exception>
    /// <exception cref="SourceException">It is too large, or a table or a column is missing.</exception>
    public SecArchive(string name, Stream content)
    {
        _name = name;
        CentralDirectory.RequireSmall(content);
        _zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        try
        {
            RequireSize();
            foreach (var table in SecTable.All)
            {
                _tables[table] = _zip.Entries.FirstOrDefault(entry => entry.Name.Equals(table.File, StringComparison.OrdinalIgnoreCase))
                    ?? throw new SourceException(SourceFailure.Failed, $"{name}: the table {table.File} is missing");
                OpenTable(table).Dispose();
            }
        }
        catch
        {
            _zip.Dispose();
            throw;
        }
    }

    /// <summary>Opens a table.</summary>
    /// <param name="table">The table.</param>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    /// <exception cref="SourceException">A column is missing.</exception>
    public TsvReader OpenTable(SecTable table) => new(_name, new CheckedStream(_tables[table]), table);

    /// <summary>Writes an archive of the tables that are read.</summary>
    /// <param name="destination">Receives the archive.</param>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public void CopyTablesTo(Stream destination)
    {
        using var copy = new ZipArchive(destination, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var (table, entry) in _tables)
        {
            using var from = new CheckedStream(entry);
            using var to = copy.CreateEntry(table.File, CompressionLevel.Fastest).Open();
            from.CopyTo(to);
        }
    }

    public void Dispose() => _zip.Dispose();

    private void RequireSize()
    {
        long unpacked = 0;
        foreach (var entry in _zip.Entries)
        {
            unpacked = entry.Length is >= 0 and <= MaxUnpackedBytes ? unpacked + entry.Length : long.MaxValue;
            if (unpacked > MaxUnpackedBytes)
            {
                throw new SourceException(SourceFailure.Failed, $"{_name}: unpacks to more than {MaxUnpackedBytes >> 30} GB");
            }
        }
    }
}
