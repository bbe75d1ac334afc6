using SmartMoney.Sources.Fmp.Api;

namespace SmartMoney.Sources.Fmp;

/// <summary>What the feeds of one activity share: the client, what is known of the pages, who observes.</summary>
internal sealed record FmpConnection(FactProvider Provider, FmpClient Client, LongestPage LongestHolders, ISourceObserver Observer, TimeProvider Time)
{
    /// <summary>Gets an answer.</summary>
    public Task<ReadOnlyMemory<byte>> GetAsync(FetchRequest fetch, FmpRequest request, CancellationToken cancellationToken) =>
        Client.GetAsync(request, fetch.Memory, Observer, cancellationToken);

    /// <summary>Gets one of the responses of a fetch, which may be from an interrupted attempt.</summary>
    public async Task<ReadOnlyMemory<byte>> GetPartAsync(FetchRequest fetch, FmpRequest request, CancellationToken cancellationToken)
    {
        if (await fetch.Parts.FindAsync(request.ToString(), cancellationToken) is { } found)
        {
            return found;
        }

        var answer = await GetAsync(fetch, request, cancellationToken);
        await fetch.Parts.KeepAsync(request.ToString(), answer, cancellationToken);
        return answer;
    }

    /// <summary>Refuses a page that repeats the one before it: the server does not know pages.</summary>
    public static void RequireAnotherPage(FmpRequest request, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> page, int rows)
    {
        if (rows > 0 && page.Span.SequenceEqual(before.Span))
        {
            throw new SourceException(SourceFailure.Failed, $"{request}: the server returned the same page again");
        }
    }
}
