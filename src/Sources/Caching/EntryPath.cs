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

    /// <summary>The name of the lock on a fetch.</summary>
    public static string OfFetch(SourceNeed need) => $"cache/fetching/{need.Type.Name()}/{need.Subject}";

    /// <summary>The path of the partial responses of a subject, or of all subjects when none is given.</summary>
    public static string PartsOf(DataType? type, string? subject) =>
        type is { } known ? $"{Root}partial/{known.Name()}/{(subject is null ? "" : subject + "_")}" : $"{Root}partial/";

    /// <summary>The entries in a store, and the files that some of them have, in no particular order.</summary>
    public static async IAsyncEnumerable<StoredEntry> ListAsync(
        IObjectStore store,
        DataType? type,
        string? subject,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var listed in type is { } one ? [one] : DataTypeNames.All)
        {
            var prefix = $"{Root}{listed.Name()}/{(subject is null ? "" : subject + "_")}";
            await foreach (var item in store.ListAsync(prefix, cancellationToken))
            {
                if (Parse(item.Path) is var (key, isFile))
                {
                    yield return new StoredEntry(key, item.Bytes) { IsFile = isFile };
                }
            }
        }
    }

    private static (EntryKey Key, bool IsFile)? Parse(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var isFile = name.EndsWith(FileExtension, StringComparison.Ordinal);
        return (isFile || name.EndsWith(Extension, StringComparison.Ordinal))
            && EntryKey.TryParse(name[..^(isFile ? FileExtension : Extension).Length], out var key)
                ? (key, isFile)
                : null;
    }
}
