using BenchmarkDotNet.Attributes;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Bench.Parts;

/// <summary>All entries of one symbol, read from a folder, checked and turned into facts.</summary>
[MemoryDiagnoser]
public class CacheBenchmarks : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("smartmoney-bench").FullName;
    private readonly SampleSource _samples = new();
    private IFactSource _cached = null!;
    private RunParameters _run = null!;

    /// <summary>Fills the cache.</summary>
    [GlobalSetup]
    public async Task FillAsync()
    {
        (_run, var feeds) = _samples.Open("AAPL");
        _cached = new CachedFacts(feeds, SmartMoneyStorage.InDirectory(_folder).Entries, _samples, TimeProvider.System);
        await FactsAsync();
    }

    /// <summary>Deletes the cache.</summary>
    [GlobalCleanup]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    /// <inheritdoc />
    public void Dispose()
    {
        _samples.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>35 entries.</summary>
    [Benchmark]
    public async Task<object?> FactsAsync() =>
        await new SymbolFactsLoader(_cached, new DataNeeds(_run), new PanelTables(null, null)).LoadAsync("AAPL", new DroppedRows(), CancellationToken.None);
}
