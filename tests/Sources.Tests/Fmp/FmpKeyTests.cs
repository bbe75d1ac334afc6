using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class FmpKeyTests
{
    private const string WrongKey = "wrong-key-77e2";
    private const int Callers = 16;

    [Fact]
    public async Task A_bad_key_costs_at_most_two_requests_with_many_callers_at_once()
    {
        await using var fmp = await WithWrongKeyAsync();

        var failures = await FailAtOnceAsync(fmp);

        Assert.All(failures, failure => Assert.Equal(SourceFailure.InvalidKey, failure.Failure));
        Assert.InRange(fmp.Server.Calls.Count, 1, 2);
    }

    [Fact]
    public async Task Nothing_is_sent_after_a_key_was_refused()
    {
        await using var fmp = await WithWrongKeyAsync();
        await FailAtOnceAsync(fmp);
        fmp.Server.Reset();

        var failure = await fmp.FailAsync(Needs.Prices("TSLA", new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1)));

        Assert.Equal(SourceFailure.InvalidKey, failure.Failure);
        Assert.Empty(fmp.Server.Calls);
    }

    [Fact]
    public async Task Nothing_is_sent_without_a_key()
    {
        await using var fmp = await FmpBench.StartAsync(configure: options => options.ApiKey = "");

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.InvalidKey, failure.Failure);
        Assert.Equal($"there is no key for {new Uri(fmp.Server.Url).Host}: set FMP_API_KEY and start again", failure.Message);
        Assert.Empty(fmp.Server.Calls);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_first_attempt_that_does_not_prove_the_key_releases_no_others(int status)
    {
        await using var fmp = await WithWrongKeyAsync(new FmpServerOptions
        {
            Script = call => call.Number == 1 ? FmpReply.OfText(status, "busy") : null,
        });

        var failures = await FailAtOnceAsync(fmp);

        Assert.All(failures, failure => Assert.Equal(SourceFailure.InvalidKey, failure.Failure));
        Assert.InRange(fmp.Server.Figures.Unauthorized, 1, 2);
    }

    [Fact]
    public async Task A_refusal_of_the_key_under_status_200_is_one_too()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.InvalidKey with { Status = 200 });

        var failures = await FailAtOnceAsync(fmp);

        Assert.All(failures, failure => Assert.Equal(SourceFailure.InvalidKey, failure.Failure));
        Assert.InRange(fmp.Server.Calls.Count, 1, 2);
    }

    [Fact]
    public async Task Calls_go_out_together_once_the_key_was_accepted()
    {
        await using var fmp = await FmpBench.ScriptedAsync(call =>
            FmpReply.Empty with { Stall = TimeSpan.FromMilliseconds(call.Number == 1 ? 0 : 1000) });

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(i => fmp.GetAsync(Needs.Summary($"S{i}"))));

        Assert.InRange(fmp.Server.Figures.MaxAtOnce, 2, Callers);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(402)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task A_server_that_repeats_the_key_does_not_make_us_repeat_it(int status)
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfJson(
            status,
            $$"""{"Error Message": "Limit Reach for the key {{WrongKey}}"}"""), options => options.ApiKey = WrongKey);

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.DoesNotContain(WrongKey, failure.ToString(), StringComparison.Ordinal);
    }

    private static Task<FmpBench> WithWrongKeyAsync(FmpServerOptions? server = null) =>
        FmpBench.StartAsync(server, options => options.ApiKey = WrongKey);

    private static Task<SourceException[]> FailAtOnceAsync(FmpBench fmp) =>
        Task.WhenAll(Enumerable.Range(0, Callers).Select(i => Task.Run(() => fmp.FailAsync(Needs.Summary($"S{i}")))));
}
