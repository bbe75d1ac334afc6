using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

public sealed class FmpRefusalTests
{
    [Theory]
    [InlineData(402)]
    [InlineData(403)]
    public async Task A_call_outside_the_plan_is_final_at_once(int status)
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.Denied(status));

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.Refused, failure.Failure);
        Assert.Single(fmp.Server.Calls);
    }

    [Fact]
    public async Task A_symbol_outside_the_plan_costs_no_other_symbol()
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions { DeniedSymbols = new HashSet<string> { "TSLA" } });

        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(SourceFailure.Refused, (await fmp.FailAsync(Needs.Summary("TSLA"))).Failure);
        }

        Assert.Single(JsonArrays.Rows(Assert.Single(await fmp.GetAsync(Needs.Summary("AAPL"))).Answers[0]));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task Any_other_status_of_a_refusal_may_mend_and_is_not_tried_again_in_the_run(int status)
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfText(status, "no"));

        var failure = await fmp.FailAsync(Needs.Summary("AAPL"));

        Assert.Equal(SourceFailure.Failed, failure.Failure);
        Assert.Contains($"status {status}", failure.Message, StringComparison.Ordinal);
        Assert.Single(fmp.Server.Calls);
    }

    [Fact]
    public async Task An_address_that_knows_nothing_is_soon_left_alone()
    {
        await using var fmp = await FmpBench.ScriptedAsync(_ => FmpReply.OfText(404, "no such page"));

        for (var i = 0; i < 30; i++)
        {
            Assert.Equal(SourceFailure.Failed, (await fmp.FailAsync(Needs.Summary($"S{i}"))).Failure);
        }

        Assert.Equal(2, fmp.Server.Calls.Count);
    }

    [Fact]
    public async Task Both_chambers_are_needed()
    {
        await using var fmp = await FmpBench.StartAsync(new FmpServerOptions
        {
            Script = call => call.Endpoint == "house-trades" ? FmpReply.Denied(402) : null,
        });

        var failure = await fmp.FailAsync(Needs.Congress("AAPL", new DateOnly(2024, 1, 1), new DateOnly(2024, 2, 1)));

        Assert.Equal(SourceFailure.Refused, failure.Failure);
    }
}
