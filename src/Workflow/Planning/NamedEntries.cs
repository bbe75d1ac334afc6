using SmartMoney.Sources;

namespace SmartMoney.Workflow.Planning;

/// <summary>The names of the entries that answer the same need of several subjects, counted by subject.</summary>
/// <param name="feed">The feed.</param>
/// <param name="need">The need; its subject is of no account.</param>
internal sealed class NamedEntries(RemoteFeed feed, SourceNeed need)
{
    private readonly HashSet<(DateOnly From, DateOnly To)> _periods = [.. KeysOf(feed.Periods, need).Select(key => (key.From, key.To))];

    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);

    public RemoteFeed Feed { get; } = feed;

    public SourceNeed Need { get; } = need;

    public ICollection<string> Subjects => _found.Keys;

    public void Expect(string subject) => _found[subject] = 0;

    /// <summary>Counts an entry.</summary>
    /// <returns>Whether it is of one of the subjects.</returns>
    public bool Add(EntryKey key)
    {
        if (key.Type != Need.Type || !_found.TryGetValue(key.Subject, out var found))
        {
            return false;
        }

        _found[key.Subject] = found + (Feed.Periods == EntryPeriods.UpToFetch || _periods.Contains((key.From, key.To)) ? 1 : 0);
        return true;
    }

    /// <summary>The requests for a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="isOwn">Whether its entries were made by the provider of the feed.</param>
    public (int Needed, int Lacking) RequestsOf(string subject, bool isOwn)
    {
        var all = Feed.RequestsFromNothing(Need, []);
        var found = isOwn ? _found[subject] : 0;
        return (all, Feed.Periods switch
        {
            EntryPeriods.Years => found == _periods.Count ? 0 : all,
            EntryPeriods.Quarters => _periods.Count - found,
            _ => found > 0 ? 0 : all,
        });
    }

    private static IEnumerable<EntryKey> KeysOf(EntryPeriods periods, SourceNeed need) => periods switch
    {
        EntryPeriods.Years => need.Years.Select(year => EntryKey.OfYear(need.Type, need.Subject, year)),
        EntryPeriods.Quarters => need.Quarters.Select(quarter => EntryKey.Of(need.Type, need.Subject, quarter)),
        _ => [],
    };
}
