using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Core.Sources;

namespace SmartMoney.Core.Tests.Caching;

/// <summary>A source that answers what the test says, and remembers what it was asked.</summary>
internal sealed class CannedSource(TimeProvider time) : ISmartMoneySource
{
    public string Name { get; init; } = "canned";

    /// <summary>The JSON array of every answer.</summary>
    public string Answer { get; set; } = """[{"a":1}]""";

    /// <summary>Fails in place of answering.</summary>
    public SourceException? Failure { get; set; }

    public List<SourceNeed> Asked { get; } = [];

    public Task<IReadOnlyList<SourceEntry>> GetAsync(SourceNeed need, CancellationToken cancellationToken)
    {
        Asked.Add(need);
        return Failure is null ? Task.FromResult<IReadOnlyList<SourceEntry>>([.. KeysOf(need).Select(EntryOf)]) : throw Failure;
    }

    private IEnumerable<EntryKey> KeysOf(SourceNeed need) => need.Type switch
    {
        DataType.Prices => need.Years.Select(year => EntryKey.OfYear(need.Subject, year)),
        DataType.InsiderTrades or DataType.CongressionalTrades =>
            [new EntryKey(need.Type, need.Subject, need.From, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime))],
        _ => Quarter.Range(Quarter.Of(need.From), Quarter.Of(need.To)).Select(quarter => EntryKey.Of(need.Type, need.Subject, quarter)),
    };

    private SourceEntry EntryOf(EntryKey key)
    {
        ReadOnlyMemory<byte> answer = Encoding.UTF8.GetBytes(Answer);
        var calls = key.Type is DataType.Prices or DataType.CongressionalTrades ? 2 : 1;
        return new SourceEntry(key, Name, time.GetUtcNow(), [.. Enumerable.Repeat("endpoint?symbol=X", calls)], [.. Enumerable.Repeat(answer, calls)]);
    }
}
