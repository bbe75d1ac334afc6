using System.Text;

namespace SmartMoney.Core.Sources.Fmp;

/// <summary>
/// Pages through a symbol's insider filings, newest first. A short page is not the last one; only an empty page is, or one whose
/// rows were all filed before the range needed. Rows stored already are not fetched again: paging from the newest ends where
/// it meets them, and paging to older ones begins where they end. Neither trusts a single row: some are dated years ahead or
/// long ago, and some stand out of order.
/// </summary>
internal sealed class InsiderPages(FmpSource source, SourceNeed need)
{
    private readonly SourceEntry? _stored = need.Stored;
    private readonly List<string> _requests = [];
    private readonly List<ReadOnlyMemory<byte>> _answers = [];
    private HashSet<string> _known = [];
    private ReadOnlyMemory<byte> _lastAnswer;
    private int _next;
    private int _pageSize;
    private int _lastCount;

    public async Task<SourceEntry> FetchAsync(CancellationToken cancellationToken)
    {
        var fetchedAt = source.Now;
        var pages = (_stored?.Answers ?? []).Select(JsonRows.Split).ToList();
        var stored = pages.SelectMany(rows => rows).ToList();
        _known = [.. stored.Select(Text)];
        _pageSize = pages.Select(rows => rows.Count).DefaultIfEmpty().Max();
        var newest = stored.Select(FilingDate).Where(date => date <= _stored?.Key.To).Max();
        if (newest is null)
        {
            await PageUntilAsync(rows => rows.TrueForAll(row => FilingDate(row) < need.From), cancellationToken);
        }
        else if (await PageUntilAsync(rows => Meets(rows, newest.Value), cancellationToken) && need.From < _stored!.Key.From)
        {
            _next = Math.Max(_next, stored.Count / _pageSize);
            await PageUntilAsync(rows => rows.TrueForAll(row => FilingDate(row) < need.From), cancellationToken);
        }

        var from = _stored is not null && _stored.Key.From < need.From ? _stored.Key.From : need.From;
        return new SourceEntry(
            new EntryKey(need.Type, need.Subject, from, source.Today),
            source.Name,
            fetchedAt,
            [.. _requests, .. _stored?.Requests ?? []],
            [.. _answers, .. _stored?.Answers ?? []]);
    }

    /// <returns>Whether older rows may follow.</returns>
    private async Task<bool> PageUntilAsync(Predicate<List<ReadOnlyMemory<byte>>> isEnough, CancellationToken cancellationToken)
    {
        while (true)
        {
            var request = FmpEndpoints.InsiderTrades(need.Subject, _next);
            var answer = await source.GetPartAsync(need, request, cancellationToken);
            var rows = JsonRows.Split(answer);
            if (rows.Count > 0 && answer.Span.SequenceEqual(_lastAnswer.Span))
            {
                throw new SourceException(SourceFailure.Failed, $"{request}: the same page again");
            }

            var isLast = rows.Count > 0 && isEnough(rows);
            _requests.Add(request.ToString());
            _answers.Add(JsonRows.Join(rows.Where(row => _stored is null || _known.Add(Text(row)))));
            _lastAnswer = answer;
            _pageSize = Math.Max(_pageSize, rows.Count);
            _next++;
            if (rows.Count == 0)
            {
                return false;
            }

            if (_lastCount > 0)
            {
                source.SawFullPage(_lastCount);
            }

            _lastCount = rows.Count;
            if (isLast)
            {
                return true;
            }
        }
    }

    /// <summary>Whether a page goes back to rows that are stored: it has one of them, or nothing as new as they are.</summary>
    private bool Meets(List<ReadOnlyMemory<byte>> rows, DateOnly newest) =>
        rows.Exists(row => FilingDate(row) < newest && _known.Contains(Text(row)))
        || !rows.Exists(row => FilingDate(row) >= newest);

    private static DateOnly? FilingDate(ReadOnlyMemory<byte> row) => JsonRows.Date(row, "filingDate");

    private static string Text(ReadOnlyMemory<byte> row) => Encoding.UTF8.GetString(row.Span);
}
