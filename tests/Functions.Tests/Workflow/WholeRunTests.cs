using System.Net;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Runs;
using SmartMoney.Core.Workflow;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Hosting;
using Xunit;

namespace SmartMoney.Functions.Tests.Workflow;

public sealed class WholeRunTests(AzuriteFixture azurite)
{
    private const string Dataset = "training/smart-money-flow/smart-money-flow-test.csv";

    private static readonly Lazy<Task<byte[]>> Embedded = new(EmbeddedDatasetAsync);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_the_same_bytes_as_the_embedded_host()
    {
        await using var host = new CloudHost(azurite.NewAccount(), new DurableHostOptions { MaxConcurrentActivities = 4 });
        var run = host.SampleRun();

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.Status);
        Assert.Equal(await Embedded.Value, await host.ReadAsync(Dataset, Cancellation));
        var status = JsonDocument.Parse(instance.CustomStatuses[^1]!).RootElement;
        Assert.Equal(["phase", "done", "total", "rows", "failed"], status.EnumerateObject().Select(field => field.Name));
        Assert.Equal("done", status.GetProperty("phase").GetString());
        Assert.Equal(["RunStarted", "RunCompleted", "ValidationFailed"], host.Log.Events);
    }

    [Theory]
    [InlineData(nameof(ActivityDelivery.TwiceInTurn))]
    [InlineData(nameof(ActivityDelivery.TwiceAtOnce))]
    public async Task An_activity_delivered_twice_changes_nothing(string delivery)
    {
        var options = new DurableHostOptions
        {
            Delivery = Enum.Parse<ActivityDelivery>(delivery),
            MaxConcurrentActivities = 4,
            ShuffleSeed = 7,
            MaxEventsPerTurn = 3,
        };
        await using var host = new CloudHost(azurite.NewAccount(), options);

        await host.RunAsync(host.SampleRun(), Cancellation);

        Assert.Equal(await Embedded.Value, await host.ReadAsync(Dataset, Cancellation));
    }

    [Fact]
    public async Task Two_instances_racing_make_the_same_bytes()
    {
        var account = azurite.NewAccount();
        await using var one = new CloudHost(account, new DurableHostOptions { MaxConcurrentActivities = 4, ShuffleSeed = 1 });
        await using var other = new CloudHost(account, new DurableHostOptions { MaxConcurrentActivities = 4, ShuffleSeed = 2 });
        var run = one.SampleRun();

        await Task.WhenAll(
            Task.Run(() => one.RunAsync(run, Cancellation), Cancellation),
            Task.Run(() => other.RunAsync(run, Cancellation), Cancellation));

        Assert.Equal(await Embedded.Value, await one.ReadAsync(Dataset, Cancellation));
        Assert.Equal(RunState.Completed, (await one.Storage.Runs.FindAsync(run.RunId, Cancellation))!.State);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(33)]
    public async Task A_host_that_was_killed_goes_on_where_it_was(int events)
    {
        await using var host = new CloudHost(azurite.NewAccount(), new DurableHostOptions { MaxConcurrentActivities = 3 });
        var run = host.SampleRun();
        await host.StartAsync(run, Cancellation);

        await host.Durable.RunAsync(() => host.Durable[run.RunId].History.Count >= events, Cancellation);
        var before = host.Durable.ActivityExecutions;
        await host.RestartAsync();
        await host.Durable.RunAsync(Cancellation);
        host.Durable.VerifyReplays();

        Assert.True(before > 3);
        Assert.Equal(await Embedded.Value, await host.ReadAsync(Dataset, Cancellation));
        Assert.InRange(host.Durable.ActivityExecutions, 1, ActivitiesOf(run) + 3);
    }

    [Fact]
    public async Task Live_answers_make_the_same_bytes_as_recorded_ones()
    {
        await using var host = new CloudHost(azurite.NewAccount());
        var samples = host.SampleRun();
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = samples.Panel };

        await host.RunAsync(run, Cancellation);

        Assert.Equal(await Embedded.Value, await host.ReadAsync(Dataset, Cancellation));
        Assert.NotEmpty(host.Fmp.Requests);
    }

    [Fact]
    public async Task A_key_that_is_refused_stops_the_run_at_once_with_one_line()
    {
        await using var host = new CloudHost(azurite.NewAccount(), new DurableHostOptions { MaxConcurrentActivities = 4 });
        host.Fmp.Instead = _ => (HttpStatusCode.Unauthorized, """{"Error Message": "Invalid API KEY."}""");
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live);

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.Status);
        Assert.Equal("fmp.invalid refuses the key in FMP_API_KEY: check it and start again", instance.Failure!.ErrorMessage);
        Assert.Single(host.Fmp.Requests);
        Assert.Equal(["RunStarted", "RunFailed"], host.Log.Events);
        var record = (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!;
        Assert.Equal(RunState.Failed, record.State);
        Assert.Equal(instance.Failure.ErrorMessage, record.Error);
        Assert.DoesNotContain(host.Log.Lines, line => line.Message.Contains("nobody-may-see", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_run_without_a_row_fails_with_one_line_and_the_dataset_that_is_there_stands()
    {
        await using var host = new CloudHost(azurite.NewAccount(), new DurableHostOptions { MaxConcurrentActivities = 4 });
        await host.RunAsync(host.SampleRun(), Cancellation);
        host.Fmp.Instead = _ => (HttpStatusCode.NotFound, "no such page");
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.Status);
        var record = (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!;
        Assert.Equal(RunState.Failed, record.State);
        Assert.Contains("no row came out, and no dataset was written", record.Error, StringComparison.Ordinal);
        Assert.Equal(await Embedded.Value, await host.ReadAsync(Dataset, Cancellation));
    }

    [Fact]
    public async Task A_key_that_is_refused_while_symbols_are_built_stops_the_run_too()
    {
        await using var host = new CloudHost(azurite.NewAccount(), new DurableHostOptions { MaxConcurrentActivities = 2 });
        host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("splits", StringComparison.Ordinal)
            ? (HttpStatusCode.Unauthorized, """{"Error Message": "Invalid API KEY."}""")
            : null;
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal("fmp.invalid refuses the key in FMP_API_KEY: check it and start again", instance.Failure!.ErrorMessage);
        Assert.All(host.Durable.Instances, each => Assert.Equal(OrchestrationRuntimeStatus.Failed, each.Status));
    }

    [Fact]
    public async Task What_a_source_does_not_answer_is_a_result_and_asking_again_gets_just_that()
    {
        await using var host = new CloudHost(azurite.NewAccount(), settings: new Dictionary<string, string?> { ["Fmp:BreakTime"] = "00:00:00.5" });
        host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("house-trades", StringComparison.Ordinal) && uri.Query.Contains("TSLA", StringComparison.Ordinal)
            ? (HttpStatusCode.ServiceUnavailable, "busy")
            : null;
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };

        var instance = await host.RunAsync(run, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.Status);
        var record = (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!;
        Assert.Equal(RunState.Incomplete, record.State);
        Assert.Equal(("TSLA", "congressional_trades"), (Assert.Single(record.Failures).Subject, record.Failures[0].Type));

        host.Fmp.Instead = _ => null;
        host.Fmp.Requests.Clear();
        await host.RestartAsync();
        await host.RunAsync(run, Cancellation);

        Assert.Equal(["house-trades", "senate-trades"], host.Fmp.Requests.Select(request => request.Split('?')[0]["/stable/".Length..]).Distinct().Order());
        Assert.Equal(await Embedded.Value, await host.ReadAsync(Dataset, Cancellation));
        Assert.Equal(RunState.Completed, (await host.Storage.Runs.FindAsync(run.RunId, Cancellation))!.State);
    }

    [Fact]
    public async Task A_panel_that_was_incomplete_is_whole_for_a_worker_that_lived_on()
    {
        await using var host = new CloudHost(azurite.NewAccount(), settings: new Dictionary<string, string?> { ["Fmp:BreakTime"] = "00:00:00.5" });
        host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("funds/disclosure", StringComparison.Ordinal) ? (HttpStatusCode.BadGateway, "") : null;
        var run = host.Run(new RunRequest { Universe = "test" }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };
        await host.RunAsync(run, Cancellation);
        host.Fmp.Instead = _ => null;
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);

        await host.RunAsync(run, Cancellation);

        Assert.Equal(await Embedded.Value, await host.ReadAsync(Dataset, Cancellation));
    }

    private static int ActivitiesOf(RunParameters run) => 6 + run.Panel.HedgeFunds.Length + run.Panel.Etfs.Length + run.Symbols.Length;

    private static async Task<byte[]> EmbeddedDatasetAsync()
    {
        var folder = Directory.CreateTempSubdirectory("smartmoney-embedded-").FullName;
        try
        {
            var code = await EmbeddedRun.RunAsync(["generate", "--test", "--source", "recorded", "--storage", folder], null, CancellationToken.None);
            return code == 0 ? await File.ReadAllBytesAsync(Path.Combine(folder, Dataset)) : throw new InvalidOperationException($"generate ended with {code}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
