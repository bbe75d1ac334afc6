using System.Diagnostics;
using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class FmpRetryBoundTests
{
    [Fact]
    public async Task A_wait_that_would_go_beyond_the_bound_is_not_begun()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            _ => FmpReply.OfText(500, ""),
            options =>
            {
                options.MaxTries = 100;
                options.MaxRetryTime = TimeSpan.FromSeconds(1.5);
                options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromHours(6);
            });
        var clock = Stopwatch.StartNew();

        await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Single(fmp.Server.Calls);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
    }

    [Fact]
    public async Task An_attempt_ends_when_its_request_has_no_time_left()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            call => call.Number == 1 ? FmpReply.OfText(500, "") : FmpReply.Empty with { Stall = TimeSpan.FromSeconds(20) },
            options =>
            {
                options.MaxRetryTime = TimeSpan.FromSeconds(3);
                options.Timeout = TimeSpan.FromSeconds(20);
            });
        var clock = Stopwatch.StartNew();

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Equal(2, fmp.Server.Calls.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 2.5, 15);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_time_until_which_the_server_asks_to_wait_is_kept(int status)
    {
        await using var fmp = await FmpBench.ScriptedAsync(call => call.Number == 1 ? Until(status, TimeSpan.FromSeconds(2)) : null);

        await fmp.GetAsync(Needs.Summary("AAPL"));

        var calls = fmp.Server.Calls;
        Assert.Equal(2, calls.Count);
        Assert.InRange(Stopwatch.GetElapsedTime(calls[0].ReceivedAt, calls[1].ReceivedAt).TotalSeconds, 0.95, 8);
    }

    [Fact]
    public async Task A_time_beyond_the_bound_is_not_waited_for()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => Until(429, TimeSpan.FromHours(1)));
        var clock = Stopwatch.StartNew();

        await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Single(fmp.Server.Calls);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
    }

    [Fact]
    public async Task A_time_that_has_passed_is_not_waited_for()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            call => call.Number == 1 ? Until(429, TimeSpan.FromHours(-1)) : null,
            options => options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromSeconds(30));
        var clock = Stopwatch.StartNew();

        await fmp.GetAsync(Needs.Summary("AAPL"));

        Assert.Equal(2, fmp.Server.Calls.Count);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 8);
    }

    private static FmpReply Until(int status, TimeSpan wait) => FmpReply.OfText(status, "busy") with
    {
        Headers = new Dictionary<string, string> { ["Retry-After"] = (TimeProvider.System.GetUtcNow() + wait).ToString("R", CultureInfo.InvariantCulture) },
    };
}
