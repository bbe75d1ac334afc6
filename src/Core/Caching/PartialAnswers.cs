using System.IO.Hashing;
using System.Text;
using SmartMoney.Core.Sources;

namespace SmartMoney.Core.Caching;

/// <summary>The answers of one fetch in several calls, beside the cache until the fetch is complete.</summary>
internal sealed class PartialAnswers(EntryStore entries, SourceNeed need, string source, TimeProvider time) : IPartialAnswers
{
    /// <summary>Answers belong to one moment: prices and splits must be of the same basis, pages of the same list.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(15);

    /// <summary>Whether anything was kept or found.</summary>
    public bool IsUsed { get; private set; }

    public async Task<ReadOnlyMemory<byte>?> FindAsync(string request, CancellationToken cancellationToken)
    {
        if (await entries.ReadPartAsync(Key, Number(request), cancellationToken) is not { } part)
        {
            return null;
        }

        IsUsed = true;
        var isOfThisFetch = part.Source == source && part.Requests is [var asked] && asked == request && part.FetchedAt > time.GetUtcNow() - Life;
        return isOfThisFetch ? part.Answers[0] : null;
    }

    public Task KeepAsync(string request, ReadOnlyMemory<byte> answer, CancellationToken cancellationToken)
    {
        IsUsed = true;
        return entries.WritePartAsync(new SourceEntry(Key, source, time.GetUtcNow(), [request], [answer]), Number(request), cancellationToken);
    }

    private EntryKey Key => new(need.Type, need.Subject, need.From, need.To);

    private static uint Number(string request) => Crc32.HashToUInt32(Encoding.UTF8.GetBytes(request));
}
