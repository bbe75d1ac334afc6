using SmartMoney.Core.Caching;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Tests.Sources;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Caching;

/// <summary>A cache in a folder of the test's own, before any source.</summary>
internal sealed class CacheBench : IDisposable
{
    private const string Extension = ".json.gz";

    private readonly TemporaryFolder _folder = new();
    private readonly EntryStore _entries;

    public CacheBench() => _entries = SmartMoneyStorage.InDirectory(_folder.Path).Entries;

    public ObservedEvents Observed { get; } = new();

    /// <summary>The files of the entries.</summary>
    public IReadOnlyList<string> Files => [.. _folder.Files().Where(IsEntry)];

    public string At(string file) => _folder.At(file);

    public Task<IReadOnlyList<SourceEntry>> GetAsync(ISmartMoneySource source, SourceNeed need, TimeProvider time) =>
        new CachedSource(source, _entries, Observed, time).GetAsync(need, TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();

    private static bool IsEntry(string file) =>
        file.EndsWith(Extension, StringComparison.Ordinal) && EntryKey.TryParse(Path.GetFileName(file)[..^Extension.Length], out _);
}
