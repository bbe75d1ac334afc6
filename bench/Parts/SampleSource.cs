using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Recorded;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Bench.Parts;

/// <summary>The samples as a source.</summary>
internal sealed class SampleSource : ISourceObserver, IDisposable
{
    private static readonly RecordedCorpus Corpus = new(Path.Combine(AppContext.BaseDirectory, "samples"));

    private readonly ServiceProvider _services = new ServiceCollection().AddRecorded(Corpus).AddSingleton<FeedCatalog>().BuildServiceProvider();

    public (RunParameters Run, FeedSet Feeds) Open(string symbol)
    {
        var errors = new RunRequest { Symbols = [symbol] }.Resolve(new SourceChoice(Corpus.Name), Panel.Default, out var run);
        return errors.Count == 0 ? (run!, _services.GetRequiredService<FeedCatalog>().Open(run!.Sources, this)) : throw new InvalidOperationException(string.Join("; ", errors));
    }

    public void OnCall(string endpoint, CallOutcome outcome)
    {
    }

    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
    {
    }

    public void Dispose() => _services.Dispose();
}
