using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Sources.Fmp;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>The first call that is needed tells whether there is a source at all.</summary>
public sealed class FmpFirstCallTests
{
    private const int Tries = 5;

    [Fact]
    public async Task A_refused_connection_is_named_after_five_tries()
    {
        var failure = await FailAsync($"http://127.0.0.1:{FreePort()}/stable/");

        Assert.Equal(SourceFailure.Unreachable, failure.Failure);
        Assert.Equal("127.0.0.1 cannot be reached: the connection was refused; check the address and the network (5 tries)", failure.Message);
    }

    [Fact]
    public async Task A_name_that_cannot_be_resolved_is_named()
    {
        var failure = await FailAsync("http://no-such-host.invalid/stable/");

        Assert.Equal(SourceFailure.Unreachable, failure.Failure);
        Assert.StartsWith("no-such-host.invalid cannot be reached: its name cannot be resolved", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_TLS_is_named()
    {
        await using var server = await FmpServer.StartAsync();

        var failure = await FailAsync(server.Url.Replace("http:", "https:", StringComparison.Ordinal));

        Assert.Equal(SourceFailure.Unreachable, failure.Failure);
        Assert.StartsWith("127.0.0.1 cannot be reached: TLS failed (", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', failure.Message);
    }

    [Theory]
    [InlineData("text/html", "<html><body>Sign in</body></html>")]
    [InlineData("application/json", "\n <!DOCTYPE html><html></html>")]
    [InlineData("text/html", "Sign in")]
    public async Task A_web_page_in_place_of_data_is_named_after_five_tries(string type, string page)
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfText(200, page) with { ContentType = type }, options => options.MaxTries = 10);

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.Unreachable, failure.Failure);
        Assert.StartsWith("127.0.0.1 answers with a web page in place of data", failure.Message, StringComparison.Ordinal);
        Assert.Equal(Tries, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task A_web_page_after_an_answer_is_tried_as_often_as_any_failure()
    {
        const int MaxTries = 7;
        await using var fmp = await FmpBench.ScriptedAsync(call => call.Number == 1 ? FmpReply.Empty : FmpReply.HtmlPage, options => options.MaxTries = MaxTries);
        await fmp.GetAsync(Needs.Summary("AAPL"));

        var failure = await fmp.FailAsync(Needs.Summary("NVDA"));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Equal(1 + MaxTries, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task Trouble_of_the_server_on_the_first_call_is_tried_as_often_as_later()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.HtmlPage with { Status = 502 }, options => options.MaxTries = 7);

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Equal(7, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task Every_retry_is_reported_with_its_reason()
    {
        await using var fmp = await FmpBench.ScriptedAsync(call => call.Number < 3 ? FmpReply.OfText(503, "busy") : FmpReply.Empty);

        await fmp.GetAsync(Needs.Summary("AAPL"));

        Assert.Equal(2, fmp.Observed.Retries.Count);
        Assert.All(fmp.Observed.Retries, retry => Assert.Equal(("institutional-ownership/symbol-positions-summary", "status 503"), retry));
    }

    [Theory]
    [InlineData("schlüssel")]
    [InlineData("two words")]
    [InlineData("line\nend")]
    [InlineData("key\u0000")]
    public async Task A_key_that_no_header_can_carry_is_never_sent(string key)
    {
        await using var fmp = await FmpBench.StartAsync(configure: options => options.ApiKey = key);

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.InvalidKey, failure.Failure);
        Assert.StartsWith("FMP_API_KEY: the key has characters that no header can carry", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(key, failure.Message, StringComparison.Ordinal);
        Assert.Empty(fmp.Server.Calls);
    }

    private static async Task<SourceException> FailAsync(string address)
    {
        await using var services = new ServiceCollection().AddFmp(options =>
        {
            options.BaseUrl = new Uri(address);
            options.ApiKey = "key";
            options.RequestsPerMinute = 1000;
            options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromMilliseconds(2);
        }).BuildServiceProvider();
        var need = Needs.Summary("AAPL");
        var feed = (RemoteFeed)services.GetRequiredService<FactProvider>().Open(new SilentObserver()).Single(feed => feed.Type == need.Type);
        return await Assert.ThrowsAsync<SourceException>(() =>
            feed.FetchAsync(new FetchRequest(need, null, new NoParts(), AnswerMemory.OfProcess.Open()), TestContext.Current.CancellationToken));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
