using System.Text;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>Bodies that are larger than any answer.</summary>
public sealed class FmpBodyBoundTests
{
    private const int Kept = 1 << 20;

    [Fact]
    public async Task A_body_beyond_the_bound_is_a_clear_failure_at_once()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.Ok(Encoding.UTF8.GetBytes($"[{new string(' ', Kept)}]")));
        fmp.MaxBytes = Kept;

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Contains(": a body larger than ", failure.Message, StringComparison.Ordinal);
        Assert.Single(fmp.Server.Calls);
        Assert.Equal(0, fmp.Memory.Used);
    }

    [Fact]
    public async Task The_answers_of_a_fetch_are_bounded_together()
    {
        await using var fmp = await FmpBench.ScriptedAsync(call => FmpReply.Ok(Encoding.UTF8.GetBytes(
            $$"""[{"filingDate": "2024-03-01", "page": "{{call["page"]}}", "text": "{{new string('x', Kept / 4)}}"}]""")));
        fmp.MaxBytes = Kept;

        var failure = await fmp.FailAsync(Needs.Insider("AAPL", new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1)));

        Assert.Contains(": a body larger than ", failure.Message, StringComparison.Ordinal);
        Assert.Equal(4, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task An_answer_of_more_rows_than_any_is_a_clear_failure()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            _ => FmpReply.Ok(Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("{}", JsonRows.MaxRows + 1))}]")), options => options.MaxTries = 1);

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Contains(": more than 1,000,000 rows", failure.Message, StringComparison.Ordinal);
    }
}
