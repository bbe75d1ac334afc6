using System.Diagnostics;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class FmpCircuitTests
{
    private const int Tries = 4;

    private static readonly FmpReply Down = FmpReply.OfText(503, "down");

    [Fact]
    public async Task A_source_that_stays_down_is_soon_left_alone()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => Down);

        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(SourceFailure.Failed, (await fmp.FailAsync(Needs.Summary($"S{i}"))).Failure);
        }

        Assert.InRange(fmp.Server.Calls.Count, Tries, 3 * Tries);
    }

    [Fact]
    public async Task A_source_that_stalls_ends_in_bounded_time()
    {
        await using var fmp = await FmpBench.ScriptedAsync(
            _ => FmpReply.Empty with { Stall = TimeSpan.FromSeconds(20) },
            options => options.Timeout = TimeSpan.FromMilliseconds(100));
        var clock = Stopwatch.StartNew();

        await Parallel.ForAsync(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await fmp.FailAsync(Needs.Summary($"S{i}")));

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 15);
    }

    [Fact]
    public async Task An_endpoint_that_is_down_does_not_stop_the_others()
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions
        {
            Script = call => call.Endpoint == "senate-trades" ? Down : null,
        });
        for (var i = 0; i < 10; i++)
        {
            await fmp.FailAsync(Needs.Congress($"S{i}", new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1)));
        }

        Assert.Single(JsonArrays.Rows(Assert.Single(await fmp.GetAsync(Needs.Summary("AAPL"))).Answers[0]));
    }

    [Fact]
    public async Task One_symbol_that_always_fails_does_not_stop_its_endpoint()
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions { Script = call => call["symbol"] == "TSLA" ? Down : null });
        await fmp.GetAsync(Needs.Summary("AAPL"));
        for (var i = 0; i < 5; i++)
        {
            await fmp.FailAsync(Needs.Summary("TSLA"));
        }

        Assert.Single(JsonArrays.Rows(Assert.Single(await fmp.GetAsync(Needs.Summary("NVDA"))).Answers[0]));
    }

    [Fact]
    public async Task An_endpoint_is_called_again_after_a_while()
    {
        var isDown = true;
        await using var fmp = await FmpBench.StartAsync(
            new FmpServerOptions { Script = _ => isDown ? Down : null },
            options => options.BreakTime = TimeSpan.FromSeconds(0.5));
        for (var i = 0; i < 5; i++)
        {
            await fmp.FailAsync(Needs.Summary($"S{i}"));
        }

        isDown = false;
        await Task.Delay(TimeSpan.FromSeconds(0.7), TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Single(JsonArrays.Rows(Assert.Single(await fmp.GetAsync(Needs.Summary("AAPL"))).Answers[0]));
    }
}
