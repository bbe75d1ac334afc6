using SmartMoney.Core.Filings;

namespace SmartMoney.Sources.Caching;

/// <summary>How many entries a cache has and how large they are, by data type. Several threads may add.</summary>
public sealed class CacheTotals
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<DataType, (long Entries, long Bytes)> _types = [];

    /// <summary>The data types that there are entries of.</summary>
    public IReadOnlyDictionary<DataType, (long Entries, long Bytes)> Types => _types;

    /// <summary>All entries.</summary>
    public long Entries => _types.Values.Sum(type => type.Entries);

    /// <summary>The stored size of all of them, with their files.</summary>
    public long Bytes => _types.Values.Sum(type => type.Bytes);

    /// <summary>Counts an entry, or its file.</summary>
    /// <param name="entry">The entry.</param>
    public void Add(StoredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Add(entry.Key.Type, entry.IsFile ? 0 : 1, entry.Bytes);
    }

    /// <summary>Adds what was counted elsewhere.</summary>
    /// <param name="others">The totals.</param>
    public void Add(CacheTotals others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach (var (type, (entries, bytes)) in others._types)
        {
            Add(type, entries, bytes);
        }
    }

    private void Add(DataType type, long moreEntries, long moreBytes)
    {
        lock (_gate)
        {
            var (entries, bytes) = _types.GetValueOrDefault(type);
            _types[type] = (entries + moreEntries, bytes + moreBytes);
        }
    }
}
