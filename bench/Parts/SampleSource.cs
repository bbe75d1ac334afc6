using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Market;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Sources.Recorded;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Bench.Parts;

/// <summary>The samples as a source.</summary>
internal sealed class SampleSource : ISourceObserver, IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddRecordedSource(new RecordedCorpus(Path.Combine(AppContext.BaseDirectory, "samples")))
        .BuildServiceProvider();

    public (RunParameters Run, ISmartMoneySource Source) Open(string symbol)
    {
        var sources = _services.GetRequiredService<ISourceFactory>();
        var errors = new RunRequest { Symbols = [symbol] }.Resolve(sources.Name, Panel.Default, out var run);
        return errors.Count == 0 ? (run!, sources.Open(this)) : throw new InvalidOperationException(string.Join("; ", errors));
    }

    public void OnCall(string endpoint, CallOutcome outcome)
    {
    }

    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
    {
    }

    public void Dispose() => _services.Dispose();
}
