using System.Text;

namespace SmartMoney.Sources.Fmp;

/// <summary>
/// Pages through a symbol's rows at one endpoint, newest first. A short page is not the last one; only an empty page is, or, where
/// the range counts, one whose rows were all published before it. Rows stored already are not fetched again: paging from the newest
/// ends where it meets them, and paging to older ones begins where they end. Neither trusts a single row: some are dated years
/// ahead or long ago, and some stand out of order.
/// </summary>
internal sealed class NewestFirstPages(FmpConnection fmp, FetchRequest fetch, PagedEndpoint endpoint)
{
    private readonly List<(string Request, ReadOnlyMemory<byte> Answer)> _stored = [.. endpoint.In(fetch.Stored)];
    private readonly List<(string Request, ReadOnlyMemory<byte> Answer)> _fetched = [];
    private HashSet<string> _known = [];
    private ReadOnlyMemory<byte> _lastAnswer;
    private int _next;
    private int _pageSize;

    /// <summary>The requests and their answers: what is new, then what was stored.</summary>
    public async Task<IReadOnlyList<(string Request, ReadOnlyMemory<byte> Answer)>> FetchAsync(CancellationToken cancellationToken)
    {
        var pages = _stored.Select(call => JsonRows.Split(call.Answer)).ToList();
        var stored = pages.SelectMany(rows => rows).ToList();
        _known = [.. stored.Select(Text)];
        _pageSize = pages.Select(rows => rows.Count).DefaultIfEmpty().Max();
        var newest = stored.Select(PublicDate).Where(date => date <= fetch.Stored?.Key.To).Max();
        if (newest is null)
        {
            await PageUntilAsync(IsBeforeRange, cancellationToken);
        }
        else if (await PageUntilAsync(rows => Meets(rows, newest.Value), cancellationToken)
            && endpoint.EndsWithRange
            && fetch.Need.From < fetch.Stored!.Key.From)
        {
            _next = Math.Max(_next, stored.Count / _pageSize);
            await PageUntilAsync(IsBeforeRange, cancellationToken);
        }

        return [.. _fetched, .. _stored];
    }

    /// <returns>Whether older rows may follow.</returns>
    private async Task<bool> PageUntilAsync(Predicate<List<ReadOnlyMemory<byte>>> isEnough, CancellationToken cancellationToken)
    {
        while (true)
        {
            var request = endpoint.Page(fetch.Need.Subject, _next);
            var answer = await fmp.GetPartAsync(fetch, request, cancellationToken);
            var rows = JsonRows.Split(answer);
            FmpConnection.RequireAnotherPage(request, _lastAnswer, answer, rows.Count);
            var isLast = rows.Count > 0 && isEnough(rows);
            _fetched.Add((request.ToString(), JsonRows.Join(rows.Where(row => fetch.Stored is null || _known.Add(Text(row))))));
            _lastAnswer = answer;
            _pageSize = Math.Max(_pageSize, rows.Count);
            _next++;
            if (rows.Count == 0 || isLast)
            {
                return isLast;
            }
        }
    }

    private bool IsBeforeRange(List<ReadOnlyMemory<byte>> rows) =>
        endpoint.EndsWithRange && rows.TrueForAll(row => PublicDate(row) < fetch.Need.From);

    /// <summary>Whether a page goes back to rows that are stored: it has one of them, or nothing as new as they are.</summary>
    private bool Meets(List<ReadOnlyMemory<byte>> rows, DateOnly newest) =>
        rows.Exists(row => PublicDate(row) < newest && _known.Contains(Text(row)))
        || !rows.Exists(row => PublicDate(row) >= newest);

    private DateOnly? PublicDate(ReadOnlyMemory<byte> row) => JsonRows.Date(row, endpoint.PublicDate);

    private static string Text(ReadOnlyMemory<byte> row) => Encoding.UTF8.GetString(row.Span);
}
