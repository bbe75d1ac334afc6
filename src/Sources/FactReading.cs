using System.Collections.Immutable;
using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>What a reading of facts is for, and what becomes no fact in it.</summary>
/// <param name="dropped">Receives the rows that become no fact.</param>
public sealed class FactReading(DroppedRows dropped)
{
    private readonly List<SuspectAnswer> _suspect = [];
    private readonly SortedSet<string> _assumptions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _counted = new(StringComparer.Ordinal);

    /// <summary>The rows that become no fact.</summary>
    public DroppedRows Dropped { get; } = dropped;

    /// <summary>The symbols of the run, to which the holdings of panel members are narrowed.</summary>
    public IReadOnlySet<string> Symbols { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>Responses that may be truncated.</summary>
    public IReadOnlyList<SuspectAnswer> Suspect => _suspect;

    /// <summary>What was assumed where the source says nothing, a sentence each.</summary>
    public IReadOnlyCollection<string> Assumptions => _assumptions;

    /// <summary>Notes what was assumed.</summary>
    /// <param name="assumption">A sentence without its full stop, the same for every subject.</param>
    public void Assume(string assumption) => _assumptions.Add(assumption);

    /// <summary>Records a response that may be truncated; the response to a request is recorded once.</summary>
    /// <param name="answer">The answer.</param>
    public void Note(SuspectAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (_counted.Add(answer.Request))
        {
            _suspect.Add(answer);
        }
    }
}
