using System.Diagnostics;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Fmp.Api;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class FmpRetryTests
{
    private const int Tries = 4;
    private const string Stall = "a stall";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Dictionary<string, FmpReply> Failures = new()
    {
        ["429"] = FmpReply.Limited,
        ["200 with Limit Reach"] = FmpReply.LimitedUnder200,
        ["500"] = FmpReply.OfText(500, "upstream error"),
        ["502"] = FmpReply.HtmlPage with { Status = 502 },
        ["503"] = FmpReply.OfText(503, "upstream error"),
        ["HTML under 200"] = FmpReply.HtmlPage,
        ["another error message under 200"] = FmpReply.OfJson(200, """{"Error Message": "Something went wrong"}"""),
        ["an object"] = FmpReply.OfJson(200, """{"symbol": "AAPL"}"""),
        ["null"] = FmpReply.OfJson(200, "null"),
        ["an array of numbers"] = FmpReply.OfJson(200, "[1, 2]"),
        ["an empty body"] = FmpReply.OfJson(200, ""),
        ["JSON that ends early"] = FmpReply.OfJson(200, """[{"symbol": "AAPL", "da"""),
        ["two arrays"] = FmpReply.OfJson(200, "[][]"),
        ["a body cut by the connection"] = FmpReply.OfJson(200, """[{"symbol": "AAPL"}]""") with { IsTruncated = true },
        ["a closed socket"] = FmpReply.ClosedSocket,
        [Stall] = FmpReply.Empty with { Stall = 20 * Patience },
        ["a body that is not the gzip it says"] = Zipped("[]"u8.ToArray()),
        ["gzip that ends early"] = Zipped(Convert.FromHexString("1f8b0800000000000003")),
    };

    public static TheoryData<string> Kinds => [.. Failures.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_failure_that_passes_is_tried_again(string kind)
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            call => call.Number < Tries ? Failures[kind] : null,
            options => Hurry(options, kind));

        var entry = Assert.Single(await fmp.GetAsync(Needs.Summary("AAPL")));

        Assert.Single(JsonArrays.Rows(entry.Answers[0]));
        Assert.Equal(Tries, fmp.Server.Calls.Count);
        Assert.Equal(CallOutcome.Ok, fmp.Observed.Calls[^1].Outcome);
        Assert.Equal(Tries, fmp.Observed.Calls.Count);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_failure_that_stays_is_final_after_the_last_try(string kind)
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => Failures[kind], options => Hurry(options, kind));

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(kind == "HTML under 200" ? SourceFailure.Unreachable : SourceFailure.Failed, failure.Failure);
        Assert.DoesNotContain('\n', failure.Message);
        Assert.Equal(Tries, fmp.Server.Calls.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task The_attempts_are_counted_exactly(int tries)
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfText(500, ""), options => options.MaxTries = tries);

        await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(tries, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task Ten_attempts_and_two_minutes_are_the_default_bounds()
    {
        var options = new FmpOptions();

        Assert.Equal(10, options.MaxTries);
        Assert.Equal(TimeSpan.FromMinutes(2), options.MaxRetryTime);
        Assert.Equal(300, options.RequestsPerMinute);
        Assert.Equal(TimeSpan.FromMinutes(1), options.RateWindow);
        Assert.Equal("https://financialmodelingprep.com/stable/", options.BaseUrl.AbsoluteUri);
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_wait_that_the_server_asks_for_is_kept(int status)
    {
        var busy = FmpReply.OfText(status, "busy") with { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } };
        await using var fmp = await FmpBench.ScriptedAsync(call => call.Number == 1 ? busy : null);

        await fmp.GetAsync(Needs.Summary("AAPL"));

        var calls = fmp.Server.Calls;
        Assert.Equal(2, calls.Count);
        Assert.InRange(Stopwatch.GetElapsedTime(calls[0].ReceivedAt, calls[1].ReceivedAt).TotalSeconds, 0.95, 5);
    }

    [Fact]
    public async Task A_wait_beyond_the_bound_is_not_waited_for()
    {
        var busy = FmpReply.Limited with { Headers = new Dictionary<string, string> { ["Retry-After"] = "3600" } };
        await using var fmp = await FmpBench.ScriptedAsync(_ => busy);
        var clock = Stopwatch.StartNew();

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Single(fmp.Server.Calls);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    [Fact]
    public async Task The_time_of_all_attempts_is_bounded()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            _ => FmpReply.OfText(500, ""),
            options =>
            {
                options.MaxTries = 100;
                options.MaxRetryTime = TimeSpan.FromSeconds(2);
                options.RetryDelay = TimeSpan.FromMilliseconds(50);
                options.MaxRetryDelay = TimeSpan.FromMilliseconds(50);
            });
        var clock = Stopwatch.StartNew();

        await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.InRange(fmp.Server.Calls.Count, 2, 200);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1, 15);
    }

    [Fact]
    public async Task Waiting_for_the_budget_does_not_count_as_time_of_the_attempts()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            call => call.Number < Tries ? FmpReply.OfText(500, "") : null,
            options =>
            {
                options.RequestsPerMinute = 1;
                options.RateWindow = TimeSpan.FromSeconds(1.2);
                options.MaxRetryTime = TimeSpan.FromSeconds(3);
            });
        var clock = Stopwatch.StartNew();

        await fmp.GetAsync(Needs.Summary("AAPL"));

        Assert.Equal(Tries, fmp.Server.Calls.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 3.5, 15);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_it_stalls()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.Empty with { Stall = TimeSpan.FromSeconds(20) });

        await CancelsAsync(fmp, () => fmp.Server.Calls.Count == 1);

        Assert.Single(fmp.Server.Calls);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_between_two_attempts()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            _ => FmpReply.OfText(500, ""),
            options => options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromSeconds(20));

        await CancelsAsync(fmp, () => fmp.Observed.Calls.Count == 1);

        Assert.Single(fmp.Server.Calls);
    }

    [Fact]
    public async Task A_call_can_be_cancelled_while_it_waits_for_the_budget()
    {
        await using var fmp = await FmpBench.StartAsync(configure: options => options.RequestsPerMinute = 1);
        await fmp.GetAsync(Needs.Summary("AAPL"));

        await CancelsAsync(fmp, () => true);

        Assert.Single(fmp.Server.Calls);
    }

    /// <summary>Cancels a call some time after a thing has happened to it.</summary>
    private static async Task CancelsAsync(FmpBench fmp, Func<bool> hasHappened)
    {
        using var stop = new CancellationTokenSource();
        var call = fmp.GetAsync(Needs.Summary("NVDA"), stop.Token);
        await Until.IsTrueAsync(hasHappened, "the call");
        var clock = Stopwatch.StartNew();
        stop.CancelAfter(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 10);
    }

    /// <summary>Only what stalls is waited for a short time; a slow machine may take longer for the rest.</summary>
    private static void Hurry(FmpOptions options, string kind)
    {
        if (kind == Stall)
        {
            options.Timeout = Patience;
        }
    }

    private static FmpReply Zipped(byte[] body) =>
        FmpReply.Ok(body) with { Headers = new Dictionary<string, string> { ["Content-Encoding"] = "gzip" } };
}
