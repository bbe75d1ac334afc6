using System.Net;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Settings;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Workflow;

public sealed class WholeRunTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_the_same_bytes_as_the_embedded_host()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount(), samples: Samples.Whole);
        var run = host.SampleRun();

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(await SampleDataset.WholeAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
        var status = JsonDocument.Parse(instance.SerializedCustomStatus!).RootElement;
        Assert.Equal(["phase", "done", "total", "rows", "failed", "samples", "calls"], status.EnumerateObject().Select(field => field.Name));
        Assert.Equal("done", status.GetProperty("phase").GetString());
        Assert.Equal(["RunStarted", "RunCompleted", "ValidationFailed"], host.Log.Events);
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("excess")]
    [InlineData("median")]
    public async Task Every_kind_of_label_and_the_context_are_those_of_the_embedded_host(string label)
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        var run = host.Run(new RunRequest { Universe = "test", Label = label }, SourceCatalog.Recorded);

        await host.RunAsync(run, Cancellation);

        Assert.Equal(await SampleDataset.LabelledAsync(label), await host.ReadAsync(SampleDataset.Path, Cancellation));
        Assert.Equal(await SampleDataset.ContextAsync(), await host.ReadAsync(SampleDataset.ContextPath, Cancellation));
    }

    [Fact]
    public async Task Insider_trades_of_the_SEC_are_condensed_once_and_give_the_bytes_of_the_embedded_host()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Recorded, SourceCatalog.Sec);

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(await SampleDataset.OfSecAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
        Assert.Single(host.Activities.Runs, activity => activity.Name == "CondenseSharedFacts");
    }

    [Fact]
    public async Task Live_responses_give_the_same_bytes_as_recorded_ones()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount(), samples: Samples.Whole);
        var samples = host.SampleRun();
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = samples.Panel };

        await host.RunAsync(run, Cancellation);

        Assert.Equal(await SampleDataset.WholeAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
        Assert.NotEmpty(host.Fmp.Requests);
    }

    [Fact]
    public async Task A_key_that_is_refused_stops_the_run_at_once_with_one_line()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        host.Fmp.Instead = _ => (HttpStatusCode.Unauthorized, """{"Error Message": "Invalid API KEY."}""");
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live);

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Single(host.Fmp.Requests);
        Assert.Equal(["RunStarted", "RunFailed"], host.Log.Events);
        var record = (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!;
        Assert.Equal(RunState.Failed, record.State);
        Assert.Equal("fmp.invalid rejected the key in FMP_API_KEY: check it and run the command again", record.Error);
        Assert.Contains(record.Error!, instance.SerializedOutput, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Log.Lines, line => line.Message.Contains("nobody-may-see", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_without_rows_fails_with_one_line_and_keeps_the_existing_dataset()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        await host.RunAsync(host.SampleRun(), Cancellation);
        host.Fmp.Instead = _ => (HttpStatusCode.NotFound, "no such page");
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        var record = (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!;
        Assert.Equal(RunState.Failed, record.State);
        Assert.Contains("no rows were produced, and no dataset was written", record.Error, StringComparison.Ordinal);
        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
    }

    [Fact]
    public async Task A_key_that_is_refused_while_symbols_are_built_stops_the_run_too()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("splits", StringComparison.Ordinal)
            ? (HttpStatusCode.Unauthorized, """{"Error Message": "Invalid API KEY."}""")
            : null;
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Contains("fmp.invalid rejected the key in FMP_API_KEY: check it and run the command again", instance.SerializedOutput, StringComparison.Ordinal);
        Assert.All(await host.Hub.InstancesAsync(Cancellation), each => Assert.Equal(OrchestrationRuntimeStatus.Failed, each.RuntimeStatus));
    }

    [Fact]
    public async Task What_a_source_does_not_answer_is_a_result_and_asking_again_gets_just_that()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount(), settings: new Dictionary<string, string?> { ["Fmp:BreakTime"] = "00:00:00.5" });
        host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("house-trades", StringComparison.Ordinal) && uri.Query.Contains("TSLA", StringComparison.Ordinal)
            ? (HttpStatusCode.ServiceUnavailable, "busy")
            : null;
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        var record = (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!;
        Assert.Equal(RunState.Incomplete, record.State);
        Assert.Equal(("TSLA", "congressional_trades"), (Assert.Single(record.Failures).Subject, record.Failures[0].Type));

        host.Fmp.Instead = _ => null;
        host.Fmp.Requests.Clear();
        await host.RestartAsync();
        await host.RunAsync(run, Cancellation);

        Assert.Equal(["house-trades", "senate-trades"], host.Fmp.Requests.Select(request => request.Split('?')[0]["/stable/".Length..]).Distinct().Order());
        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
        Assert.Equal(RunState.Completed, (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!.State);
    }

    [Fact]
    public async Task A_long_lived_worker_reloads_a_panel_that_was_incomplete()
    {
        await using var host = await CloudHost.OpenAsync(
            azurite.NewAccount(), new TaskHubOptions { MaxConcurrentActivities = 1 }, new Dictionary<string, string?> { ["Fmp:BreakTime"] = "00:00:00.5" });
        host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("funds/disclosure", StringComparison.Ordinal) ? (HttpStatusCode.BadGateway, "") : null;
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };
        await host.RunAsync(run, Cancellation);
        host.Fmp.Instead = _ => null;
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, Cancellation);

        await host.RunAsync(run, Cancellation);

        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
    }
}
