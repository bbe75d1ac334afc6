using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp;

namespace SmartMoney.Sources.Tests.Caching;

/// <summary>A provider that answers what the test says, and remembers what it was asked. Its feeds are otherwise those of FMP.</summary>
internal sealed class CannedSource(TimeProvider time) : FactProvider, IOpenedFeeds
{
    private string _name = "canned";

    public override string Name => _name;

    public string Named { init => _name = value; }

    /// <summary>The JSON array of every answer.</summary>
    public string Answer { get; set; } = """[{"a":1}]""";

    /// <summary>Answers not before this is complete.</summary>
    public Task Answers { get; set; } = Task.CompletedTask;

    /// <summary>Fails in place of answering.</summary>
    public SourceException? Failure { get; set; }

    public List<FetchRequest> Fetches { get; } = [];

    public IEnumerable<SourceNeed> Asked => Fetches.Select(fetch => fetch.Need);

    public override IReadOnlyList<Feed> Open(ISourceObserver observer) =>
        [.. new FmpProvider(null!, time).Open(observer).Cast<RemoteFeed>().Select(feed => new CannedFeed(this, feed))];

    public RemoteFeed Of(DataType type) => (RemoteFeed)Open(new SilentObserver()).Single(feed => feed.Type == type);

    private SourceEntry EntryOf(EntryKey key, int answers)
    {
        ReadOnlyMemory<byte> answer = Encoding.UTF8.GetBytes(Answer);
        return new SourceEntry(key, Name, time.GetUtcNow(), [.. Enumerable.Repeat("endpoint?symbol=X", answers)], [.. Enumerable.Repeat(answer, answers)]);
    }

    private IEnumerable<EntryKey> KeysOf(SourceNeed need, EntryPeriods periods) => periods switch
    {
        EntryPeriods.Years => need.Years.Select(year => EntryKey.OfYear(need.Type, need.Subject, year)),
        EntryPeriods.Quarters => need.Quarters.Select(quarter => EntryKey.Of(need.Type, need.Subject, quarter)),
        _ => [new EntryKey(need.Type, need.Subject, need.From, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))],
    };

    private sealed class CannedFeed(CannedSource source, RemoteFeed fmp) : RemoteFeed(source, fmp.Type, fmp.Periods)
    {
        public override int MinAnswers => fmp.MinAnswers;

        public override bool HoldsAllRows => fmp.HoldsAllRows;

        public override bool IsFinal(SourceEntry entry) => fmp.IsFinal(entry);

        public override int RequestsFromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known) => fmp.RequestsFromNothing(need, known);

        public override async Task<IReadOnlyList<SourceEntry>> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            source.Fetches.Add(request);
            await source.Answers.WaitAsync(cancellationToken);
            return source.Failure is null
                ? [.. source.KeysOf(request.Need, Periods).Select(key => source.EntryOf(key, MinAnswers))]
                : throw source.Failure;
        }
    }
}
