using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using SmartMoney.Testing;
using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Workflow.Tests.Fuzz;

/// <summary>Damaged answers of a source.</summary>
public sealed class AnswerFuzzTests
{
    private static readonly ConcurrentDictionary<ReadOnlyMemory<byte>, HashSet<string>> Requests = new();

    /// <summary>
    /// An answer that is not a list of objects is named. One that still is makes its rows, which may be others then: what it says is all
    /// there is. What the cache keeps of it makes the same rows again, without a call.
    /// </summary>
    [Fact]
    public async Task No_answer_ends_a_run_or_changes_a_row_unless_it_is_named_or_says_so()
    {
        var cache = new MemoryStore();
        var whole = new FuzzedSource(cache);
        var (expected, named) = await whole.RowsAsync();
        Assert.Empty(named);
        Assert.DoesNotContain("no row", expected);
        var requests = whole.Requests.Distinct().ToList();

        await FuzzRun.RunAsync(30, async mutator =>
        {
            var request = mutator.One(requests);
            var answer = FuzzedSource.Recorded(request);
            var damaged = mutator.Document(answer);
            var store = new MemoryStore(cache.Objects.Where(item => !IsMadeOf(item.Value, request)));
            var source = new FuzzedSource(store, asked => asked == request ? damaged : null);

            var (lines, failures) = await source.RowsAsync();

            Assert.All(lines, FiniteCells.AreIn);
            if (!IsList(damaged))
            {
                Assert.True(failures.Count > 0, $"not named: {request}");
            }
            else if (failures.Count == 0)
            {
                Assert.True(lines.SequenceEqual(expected) || !IsSame(answer, damaged), $"the rows differ, the answer does not: {request}");
                var again = new FuzzedSource(store);
                Assert.Equal(lines, (await again.RowsAsync()).Lines);
                Assert.Empty(again.Requests);
            }
        });
    }

    private static bool IsMadeOf(ReadOnlyMemory<byte> entry, string request) => Requests.GetOrAdd(entry, RequestsOf).Contains(request);

    private static HashSet<string> RequestsOf(ReadOnlyMemory<byte> entry)
    {
        using var content = new GZipStream(new MemoryStream(entry.ToArray()), CompressionMode.Decompress);
        using var document = JsonDocument.Parse(content);
        return [.. document.RootElement.GetProperty("requests").EnumerateArray().Select(request => request.GetString()!)];
    }

    private static bool IsList(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array && document.RootElement.EnumerateArray().All(row => row.ValueKind == JsonValueKind.Object);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsSame(byte[] one, byte[] other)
    {
        using var first = JsonDocument.Parse(one);
        using var second = JsonDocument.Parse(other);
        return first.RootElement.GetRawText() == second.RootElement.GetRawText();
    }
}
