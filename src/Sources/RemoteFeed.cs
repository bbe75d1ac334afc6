using SmartMoney.Core.Filings;

namespace SmartMoney.Sources;

/// <summary>A feed whose answers cost requests, and are cached as entries: how to fetch them, what that costs, when an entry is final.</summary>
/// <param name="provider">The provider.</param>
/// <param name="type">The kind of fact.</param>
/// <param name="periods">The periods of its entries.</param>
public abstract class RemoteFeed(FactProvider provider, DataType type, EntryPeriods periods) : Feed(provider, type)
{
    /// <summary>The periods of its entries.</summary>
    public EntryPeriods Periods { get; } = periods;

    /// <summary>The fewest answers of an entry; one with fewer is damaged.</summary>
    public virtual int MinAnswers => 1;

    /// <summary>Whether an entry contains all rows of its subject, independent of the requested period.</summary>
    public virtual bool HoldsAllRows => false;

    /// <summary>The size of an answer where it is large enough for the plan to count it, in megabytes; 0 otherwise.</summary>
    public virtual int MegabytesPerRequest => 0;

    /// <summary>Fetches entries.</summary>
    /// <param name="request">What to fetch.</param>
    /// <param name="cancellationToken">Stops the requests.</param>
    /// <returns>The entries, in the order of their periods; one whose answers are empty is an entry too.</returns>
    /// <exception cref="SourceException">The provider refused, or could not be reached within the bounds of retrying.</exception>
    public abstract Task<IReadOnlyList<SourceEntry>> FetchAsync(FetchRequest request, CancellationToken cancellationToken);

    /// <summary>Whether the answers of an entry never change any more.</summary>
    /// <param name="entry">The entry.</param>
    public abstract bool IsFinal(SourceEntry entry);

    /// <summary>Whether an entry of an earlier version may have missing rows.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="longestAnswerAsync">Finds the most rows of one answer among the stored entries of this feed.</param>
    public virtual ValueTask<bool> MayLackRowsAsync(SourceEntry entry, Func<Task<int>> longestAnswerAsync) => new(false);

    /// <summary>The requests that update an entry.</summary>
    /// <param name="need">What is needed.</param>
    /// <param name="known">The entry; null when nothing is stored.</param>
    /// <param name="isWhole">Whether the entry has all rows up to its fetch.</param>
    public virtual int RequestsToUpdate(SourceNeed need, SourceEntry? known, bool isWhole) => RequestsFromNothing(need, known is null ? [] : [known]);

    /// <summary>The requests when nothing is stored, at least.</summary>
    /// <param name="need">What is needed.</param>
    /// <param name="known">Entries that determine the number of rows.</param>
    public abstract int RequestsFromNothing(SourceNeed need, IReadOnlyList<SourceEntry> known);

    /// <summary>Whether more requests may be needed than counted, because pages decide.</summary>
    /// <param name="need">What is needed.</param>
    public virtual bool IsAtLeast(SourceNeed need) => false;
}

/// <summary>A feed whose answers cost requests, read into facts.</summary>
/// <typeparam name="TFacts">The facts of a subject.</typeparam>
/// <param name="provider">The provider.</param>
/// <param name="type">The kind of fact.</param>
/// <param name="periods">The periods of its entries.</param>
public abstract class RemoteFeed<TFacts>(FactProvider provider, DataType type, EntryPeriods periods) : RemoteFeed(provider, type, periods)
{
    /// <summary>Reads entries into facts.</summary>
    /// <param name="need">What was needed.</param>
    /// <param name="entries">The entries that cover it.</param>
    /// <param name="reading">Receives what becomes no fact.</param>
    /// <exception cref="InvalidDataException">The answers cannot be facts. The message says why.</exception>
    public abstract TFacts Read(SourceNeed need, IReadOnlyList<SourceEntry> entries, FactReading reading);
}
