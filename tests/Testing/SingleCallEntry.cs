using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace SmartMoney.Testing;

/// <summary>Writes cache entries as earlier versions did, which asked once and believed the answer.</summary>
public static class SingleCallEntry
{
    /// <summary>Writes an entry.</summary>
    /// <param name="storage">The storage folder.</param>
    /// <param name="key">The entry's key, such as <c>AAPL_2024-01-01_2024-03-31_institutional_holders</c>.</param>
    /// <param name="source">The source that answered.</param>
    /// <param name="fetchedAt">When it was asked.</param>
    /// <param name="calls">The requests and their answers.</param>
    public static async Task WriteAsync(
        string storage, string key, string source, DateTimeOffset fetchedAt, params (string Request, ReadOnlyMemory<byte> Answer)[] calls)
    {
        var type = key.Split('_', 4)[3];
        var folder = Directory.CreateDirectory(Path.Combine(storage, "cache", "smart-money", type));
        var requests = string.Join(',', calls.Select(call => $"\"{call.Request}\""));
        var answers = string.Join(',', calls.Select(call => Encoding.UTF8.GetString(call.Answer.Span)));
        var time = fetchedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        await using var zipped = new GZipStream(File.Create(Path.Combine(folder.FullName, $"{key}.json.gz")), CompressionLevel.Fastest);
        await zipped.WriteAsync(Encoding.UTF8.GetBytes(
            $$"""{"source":"{{source}}","fetchedAt":"{{time}}","requests":[{{requests}}],"answers":[{{answers}}]}"""));
    }
}
