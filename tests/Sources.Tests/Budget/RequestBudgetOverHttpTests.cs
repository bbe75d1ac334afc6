using System.Diagnostics;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Tests.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Budget;

public sealed class RequestBudgetOverHttpTests
{
    private const int Limit = 20;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_server_with_the_same_limit_never_has_to_say_no()
    {
        await using var fmp = await FmpBench.StartAsync(
            new FmpServerOptions
            {
                RateLimit = Limit,
                RateWindow = Window,
                Script = call => FmpReply.Empty with { Stall = TimeSpan.FromMilliseconds(call.Number % 5 * 15) },
            },
            options =>
            {
                options.RequestsPerMinute = Limit;
                options.RateWindow = Window;
            });
        var clock = Stopwatch.StartNew();

        await Parallel.ForAsync(0, 4 * Limit, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) => await fmp.GetAsync(Needs.Summary($"S{i}")));

        var figures = fmp.Server.Figures;
        Assert.Equal(4 * Limit, figures.Requests);
        Assert.Equal(0, figures.Limited);
        Assert.InRange(figures.MaxInWindow, Limit / 2, Limit);
        Assert.InRange(clock.Elapsed.TotalSeconds, 3, 20);
    }

    [Fact]
    public async Task A_client_that_is_faster_than_the_server_allows_still_gets_everything()
    {
        await using var fmp = await FmpBench.StartAsync(
            new FmpServerOptions { RateLimit = 5, RateWindow = Window },
            options =>
            {
                options.MaxTries = 100;
                options.RetryDelay = TimeSpan.FromMilliseconds(20);
                options.MaxRetryDelay = TimeSpan.FromMilliseconds(200);
            });

        await Parallel.ForAsync(0, Limit, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) => await fmp.GetAsync(Needs.Summary($"S{i}")));

        var figures = fmp.Server.Figures;
        Assert.Equal(Limit, figures.Ok);
        Assert.Equal(figures.Limited, fmp.Observed.Calls.Count(call => call.Outcome == CallOutcome.Limited));
        Assert.NotEqual(0, figures.Limited);
    }
}
