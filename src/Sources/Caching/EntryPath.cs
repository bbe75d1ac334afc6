using System.Runtime.CompilerServices;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Sources.Caching;

/// <summary>Where entries are: <c>cache/smart-money/{data type}/{key}.json.gz</c>.</summary>
internal static class EntryPath
{
    private const string Root = "cache/smart-money/";
    private const string Extension = ".json.gz";
    private const string FileExtension = ".zip";

    public static string Of(EntryKey key) => $"{Root}{key.Type.Name()}/{key}{Extension}";

    /// <summary>The file of an entry, for a provider that serves files.</summary>
    public static string OfFile(EntryKey key) => $"{Root}{key.Type.Name()}/{key}{FileExtension}";

    public static string OfPart(EntryKey key, uint number) => $"{PartsOf(key.Type, key.Subject)}{number:x8}{Extension}";

    /// <summary>The path of the partial responses of a subject, or of all subjects when none is given.</summary>
    public static string PartsOf(DataType? type, string? subject) =>
        type is { } known ? $"{Root}partial/{known.Name()}/{(subject is null ? "" : subject + "_")}" : $"{Root}partial/";

    /// <summary>The entries in a store, each with the size of its file, which follows it in the order of the paths.</summary>
    public static async IAsyncEnumerable<StoredEntry> ListAsync(
        IObjectStore store,
        DataType? type,
        string? subject,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var listed in type is { } one ? [one] : DataTypeNames.All)
        {
            var prefix = $"{Root}{listed.Name()}/{(subject is null ? "" : subject + "_")}";
            StoredEntry? entry = null;
            await foreach (var item in store.ListAsync(prefix, cancellationToken))
            {
                var name = item.Path[(item.Path.LastIndexOf('/') + 1)..];
                if (entry is not null && name == entry.Key + FileExtension)
                {
                    entry = entry with { Bytes = entry.Bytes + item.Bytes };
                }
                else if (name.EndsWith(Extension, StringComparison.Ordinal) && EntryKey.TryParse(name[..^Extension.Length], out var key))
                {
                    if (entry is not null)
                    {
                        yield return entry;
                    }

                    entry = new StoredEntry(key, item.Bytes);
                }
            }

            if (entry is not null)
            {
                yield return entry;
            }
        }
    }
}
