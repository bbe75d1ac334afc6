using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Caching;

/// <summary>A cache in a folder of the test's own, before any source.</summary>
internal sealed class CacheBench : IDisposable
{
    private const string Extension = ".json.gz";

    private readonly TemporaryFolder _folder = new();
    private readonly EntryStore _entries;

    public CacheBench() => _entries = EntriesIn(new DirectoryStore(_folder.Path));

    public ObservedEvents Observed { get; } = new();

    /// <summary>The files of the entries.</summary>
    public IReadOnlyList<string> Files => [.. _folder.Files().Where(IsEntry)];

    public string At(string file) => _folder.At(file);

    public Task<IReadOnlyList<SourceEntry>> GetAsync(IOpenedFeeds feeds, SourceNeed need, TimeProvider time) =>
        new EntryCache(_entries, Observed, time).GetAsync(feeds.Of(need.Type), need, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();

    private static bool IsEntry(string file) =>
        file.EndsWith(Extension, StringComparison.Ordinal) && EntryKey.TryParse(Path.GetFileName(file)[..^Extension.Length], out _);

    private static EntryStore EntriesIn(DirectoryStore objects) => new(objects, new ListedCacheIndex(objects));
}
