using System.IO.Hashing;
using System.Text;

namespace SmartMoney.Sources.Caching;

/// <summary>
/// The responses of a fetch of several calls, beside the cache until the fetch is complete. A response is stored when the next one is
/// requested, so the last response, and the only one of a single call, is never stored. Responses are stored in the order of the
/// calls: if one is missing or stale, later ones are not read.
/// </summary>
internal sealed class PartialAnswers(EntryStore entries, SourceNeed need, FactProvider provider, TimeProvider time) : IPartialAnswers
{
    /// <summary>Answers belong to one moment: prices and splits must be of the same basis, pages of the same list.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    private readonly List<uint> _stored = [];
    private SourceEntry? _last;
    private bool _isRest;

    public async Task<ReadOnlyMemory<byte>?> FindAsync(string request, CancellationToken cancellationToken)
    {
        await StoreLastAsync(cancellationToken);
        if (_isRest)
        {
            return null;
        }

        var part = await entries.ReadPartAsync(Key, Number(request), cancellationToken);
        if (part is not null)
        {
            _stored.Add(Number(request));
        }

        _isRest = part is null || !provider.Made(part.Source) || part.Requests is not [var asked] || asked != request || part.FetchedAt <= time.GetUtcNow() - Life;
        return _isRest ? default(ReadOnlyMemory<byte>?) : part!.Answers[0];
    }

    public Task KeepAsync(string request, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        _last = new SourceEntry(Key, provider.Name, time.GetUtcNow(), [request], [answer]);
        return Task.CompletedTask;
    }

    /// <summary>Deletes the partial responses, because the fetch is complete.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var number in _stored.Distinct())
        {
            await entries.DeletePartAsync(Key, number, cancellationToken);
        }
    }

    private async Task StoreLastAsync(CancellationToken cancellationToken)
    {
        if (_last is { } part)
        {
            _last = null;
            _stored.Add(Number(part.Requests[0]));
            await entries.WritePartAsync(part, Number(part.Requests[0]), cancellationToken);
        }
    }

    private EntryKey Key => new(need.Type, need.Subject, need.From, need.To);

    private static uint Number(string request) => Crc32.HashToUInt32(Encoding.UTF8.GetBytes(request));
}
