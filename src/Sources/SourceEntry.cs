using SmartMoney.Core.Market;

namespace SmartMoney.Sources;

/// <summary>What a source answered for a key: the requests and their answers, with every field untouched.</summary>
/// <param name="Key">The key of the request.</param>
/// <param name="Source">The source that answered.</param>
/// <param name="FetchedAt">When it was fetched.</param>
/// <param name="Requests">The requests, without the key of the account.</param>
/// <param name="Answers">A JSON array of objects for each request.</param>
public sealed record SourceEntry(
    EntryKey Key,
    string Source,
    DateTimeOffset FetchedAt,
    IReadOnlyList<string> Requests,
    IReadOnlyList<ReadOnlyMemory<byte>> Answers)
{
    /// <summary>
    /// Whether a holder list was fetched page after page until its end. Earlier versions made one call, and their entries say
    /// nothing of it.
    /// </summary>
    public bool IsPaged { get; init; }

    /// <summary>The size of the file that belongs to the entry, for a provider that serves files; null when there is none.</summary>
    public long? FileBytes { get; init; }

    /// <summary>The content of that file from the fetch until it is stored, at its beginning; null otherwise.</summary>
    public Stream? FetchedFile { get; init; }

    /// <summary>The quarter of a quarterly entry.</summary>
    public Quarter Quarter => Key.Quarter;
}
