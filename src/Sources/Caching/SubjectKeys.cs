using System.Collections.Concurrent;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Caching;

/// <summary>
/// The keys of the subjects of one data type, from one listing and what was written since. A folder cannot list one subject without going
/// through all of them.
/// </summary>
internal sealed class SubjectKeys(IObjectStore store, DataType type)
{
    private readonly Lock _gate = new();
    private Task<ConcurrentDictionary<string, EntryKey[]>>? _listed;

    /// <summary>The keys of a subject.</summary>
    public async Task<IReadOnlyCollection<EntryKey>> OfAsync(string subject) => (await ListedAsync()).GetValueOrDefault(subject, []);

    /// <summary>An entry was written.</summary>
    public async Task AddAsync(EntryKey key)
    {
        if (Listed is { } listed)
        {
            (await listed).AddOrUpdate(key.Subject, _ => [key], (_, keys) => keys.Contains(key) ? keys : [.. keys, key]);
        }
    }

    /// <summary>An entry was deleted.</summary>
    public async Task RemoveAsync(EntryKey key)
    {
        if (Listed is { } listed)
        {
            (await listed).AddOrUpdate(key.Subject, _ => [], (_, keys) => [.. keys.Where(known => known != key)]);
        }
    }

    private Task<ConcurrentDictionary<string, EntryKey[]>>? Listed
    {
        get
        {
            lock (_gate)
            {
                return _listed;
            }
        }
    }

    private Task<ConcurrentDictionary<string, EntryKey[]>> ListedAsync()
    {
        lock (_gate)
        {
            if (_listed is null or { IsFaulted: true })
            {
                _listed = ListAsync();
            }

            return _listed;
        }
    }

    private async Task<ConcurrentDictionary<string, EntryKey[]>> ListAsync()
    {
        var keys = new ConcurrentDictionary<string, EntryKey[]>(StringComparer.Ordinal);
        await foreach (var entry in EntryPath.ListAsync(store, type, null, CancellationToken.None))
        {
            if (!entry.IsFile)
            {
                keys.AddOrUpdate(entry.Key.Subject, _ => [entry.Key], (_, known) => [.. known, entry.Key]);
            }
        }

        return keys;
    }
}
