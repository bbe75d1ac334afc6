using BenchmarkDotNet.Attributes;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Caching;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Bench.Parts;

/// <summary>The features of all sample dates of one symbol, its facts already in memory.</summary>
[MemoryDiagnoser]
public class FeatureBenchmarks
{
    private readonly RowBuilder _builder = new(14, 0.05);
    private SymbolFacts _facts = null!;
    private RunParameters _run = null!;

    /// <summary>A symbol of the samples.</summary>
    [Params("AAPL", "NVDA")]
    public string Symbol { get; set; } = "";

    /// <summary>Loads the facts.</summary>
    [GlobalSetup]
    public async Task LoadAsync()
    {
        using var samples = new SampleSource();
        (_run, var feeds) = samples.Open(Symbol);
        var folder = Directory.CreateTempSubdirectory("smartmoney-bench").FullName;
        var source = new CachedFacts(feeds, SmartMoneyStorage.InDirectory(folder).Entries, samples, TimeProvider.System);
        var panels = await PanelLoader.LoadAsync(source, _run, CancellationToken.None);
        var loader = new SymbolFactsLoader(source, new DataNeeds(_run), panels.Tables);
        _facts = (await loader.LoadAsync(Symbol, new DroppedRows(), CancellationToken.None))!;
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>36 rows of all features.</summary>
    [Benchmark]
    public int Rows() => _run.Dates.Count(date => _builder.Build(_facts, date, out _) is not null);
}
