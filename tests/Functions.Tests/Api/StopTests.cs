using System.Net;
using System.Text.Json;
using Grpc.Core;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Testing;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class StopTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    /// <summary>The run of the samples' symbols, from the source whose requests are seen.</summary>
    private const string Live = """{"universe": "test"}""";

    [Fact]
    public async Task Stops_a_run_with_its_batches_and_keeps_what_it_stored()
    {
        var (id, gate) = await HeldAsync(Live, symbols: 3);
        var requests = Host.Fmp.Requests.Count;

        Assert.Equal("stopped", await StatusAsync(await DeleteAsync($"/api/runs/{id}")));
        gate.Open();
        await Until.IsTrueAsync(() => Host.Activities.Ended == Host.Activities.Runs.Count, "the end of what was scheduled");

        var instances = await Host.Hub.InstancesAsync(Cancellation);
        Assert.Equal(2, instances.Count);
        foreach (var instance in instances)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await Host.Hub.EndAsync(instance.InstanceId, Cancellation)).RuntimeStatus);
        }

        Assert.Equal(requests, Host.Fmp.Requests.Count);
        Assert.Empty(await ShardsAsync(id));
        Assert.NotEmpty(await Host.Storage.Entries.ListAsync(null, null, Cancellation).ToListAsync(Cancellation));
        var record = (await Host.Storage.Runs.FindAsync(id, Cancellation))!;
        Assert.Equal((RunState.Stopped, RunPhase.Symbols, 3), (record.State, record.Progress.Phase, record.Progress.Total));
        Assert.Equal(requests, record.Calls);
        Assert.Single(Host.Log.Events, "RunStopped");
    }

    [Fact]
    public async Task No_panel_member_is_fetched_for_a_run_that_was_stopped()
    {
        var members = 0;
        var gate = new Gate(activity => activity.Name == "WarmPanelMember" && Interlocked.Increment(ref members) > 3);
        Host.Activities.Before = gate.PassAsync;
        var id = await StartAsync(Live);
        await Host.StartWorkerAsync();
        await Until.IsTrueAsync(() => gate.Held.Count == Options.MaxConcurrentActivities, "members at the gate");
        var requests = Host.Fmp.Requests.Count;

        await DeleteAsync($"/api/runs/{id}");
        gate.Open();
        await Until.IsTrueAsync(() => Host.Activities.CountOf("WarmPanelMember") == Panel.Default.HedgeFunds.Length + Panel.Default.Etfs.Length, "every member");
        await Until.IsTrueAsync(() => Host.Activities.Ended == Host.Activities.Runs.Count, "the end of what was scheduled");

        Assert.True(requests > 0);
        Assert.Equal(requests, Host.Fmp.Requests.Count);
    }

    [Fact]
    public async Task What_was_stopped_is_started_again_by_the_same_request()
    {
        var (id, gate) = await HeldAsync(Order, symbols: 3);
        await DeleteAsync($"/api/runs/{id}");
        gate.Open();

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/api/runs", Order)).StatusCode);
        var instance = await Host.FinishAsync(id, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal("completed", await StatusAsync(await GetAsync($"/api/runs/{id}")));
        Assert.Equal(3, (await ShardsAsync(id)).Count);
    }

    [Fact]
    public async Task No_orchestration_gets_two_termination_messages()
    {
        var (id, gate) = await HeldAsync(Order, symbols: 1);

        await DeleteAsync($"/api/runs/{id}");
        var again = await DeleteAsync($"/api/runs/{id}");
        gate.Open();

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("stopped", await StatusAsync(again));
        Assert.Equal([id, (await BatchesAsync())[0].InstanceId], Host.Hub.Calls.Terminations);
    }

    [Fact]
    public async Task A_run_that_ends_before_it_can_be_stopped_has_come_to_its_end()
    {
        var id = await StartAsync();
        RefuseTermination(id, () => Host.FinishAsync(id, Cancellation));

        var answer = await DeleteAsync($"/api/runs/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("completed", await StatusAsync(answer));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/api/runs/{id}/dataset")).StatusCode);
        Assert.DoesNotContain("RunStopped", Host.Log.Events);
    }

    [Fact]
    public async Task A_batch_that_ends_before_it_can_be_stopped_keeps_no_other_from_it()
    {
        var symbols = string.Join(',', Enumerable.Range(0, 60).Select(number => $"\"{(char)('A' + (number % 26))}{(char)('A' + (number / 26))}Q\""));
        var (id, gate) = await HeldAsync($$"""{"symbols": [{{symbols}}], "source": "recorded"}""", symbols: 1);
        await Until.HoldsAsync(BatchesAsync, batches => batches.Count >= 2, "two batches");
        var first = (await BatchesAsync())[0].InstanceId;
        RefuseTermination(first, async () =>
        {
            await Host.Hub.Client.TerminateInstanceAsync(first, Cancellation);
            await Host.Hub.EndAsync(first, Cancellation);
        });

        var answer = await DeleteAsync($"/api/runs/{id}");
        gate.Open();

        Assert.Equal("stopped", await StatusAsync(answer));
        var batches = await BatchesAsync();
        Assert.True(batches.Count >= 2);
        foreach (var batch in batches)
        {
            Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await Host.Hub.EndAsync(batch.InstanceId, Cancellation)).RuntimeStatus);
        }

        Assert.Empty(await ShardsAsync(id));
    }

    [Fact]
    public async Task Batches_of_a_later_start_of_the_run_are_none_of_those_to_stop()
    {
        var (id, gate) = await HeldAsync(Order, symbols: 1);
        var batch = (await Until.HoldsAsync(BatchesAsync, batches => batches.Count == 1, "the batch"))[0];
        var orchestrations = new Orchestrations(Host.Hub.Client);

        Assert.Equal([batch.InstanceId], await orchestrations.LiveBatchesAsync(id, batch.CreatedAt.AddSeconds(1), Cancellation));
        Assert.Empty(await orchestrations.LiveBatchesAsync(id, batch.CreatedAt.AddSeconds(-1), Cancellation));
        gate.Open();
    }

    private static async Task<string?> StatusAsync(HttpResponseMessage answer) =>
        (await JsonAsync(answer)).GetProperty("status").GetString();

    /// <summary>Starts a run and lets it go until so many symbols stand at a gate.</summary>
    private async Task<(string Id, Gate Gate)> HeldAsync(string order, int symbols)
    {
        var gate = new Gate(activity => activity.Name == "BuildSymbol");
        Host.Activities.Before = gate.PassAsync;
        var id = await StartAsync(order);
        await Host.StartWorkerAsync();
        await Until.IsTrueAsync(() => gate.Held.Count >= symbols, "symbols at the gate");
        return (id, gate);
    }

    /// <summary>Lets the engine refuse the first wish to end an instance, as the Functions host does when it is over by then.</summary>
    private void RefuseTermination(string instanceId, Func<Task> meanwhile)
    {
        var isRefused = false;
        Host.Hub.Calls.Before = async (_, request) =>
        {
            if (!isRefused && request is Microsoft.DurableTask.Protobuf.TerminateRequest told && told.InstanceId == instanceId)
            {
                isRefused = true;
                await meanwhile();
                throw new RpcException(new Status(StatusCode.Unknown, "it is over"));
            }
        };
    }

    private async Task<List<OrchestrationMetadata>> BatchesAsync() =>
        [.. (await Host.Hub.InstancesAsync(Cancellation)).Where(instance => instance.Name == SymbolBatchOrchestrator.Name)];

    private async Task<List<string>> ShardsAsync(string id) =>
        await Host.Storage.Objects.ListAsync($"runs/{id}/shards/", Cancellation).Select(shard => shard.Path).ToListAsync(Cancellation);
}

public sealed class SlowStopTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private protected override TimeProvider Time { get; } = new AcceleratedTime();

    [Fact]
    public async Task A_run_that_is_slow_to_stop_is_accepted()
    {
        var id = await StartAsync();

        var answer = await DeleteAsync($"/api/runs/{id}");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("running", (await JsonAsync(answer)).GetProperty("status").GetString());
        await Host.FinishAsync(id, Cancellation);
        Assert.Equal("stopped", (await JsonAsync(await GetAsync($"/api/runs/{id}"))).GetProperty("status").GetString());
        Assert.Equal([id], Host.Hub.Calls.Terminations);
    }
}

public sealed class UnreachableOrchestrationsTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private static readonly (string Method, string Path)[] Endpoints =
    [
        ("POST", ""), ("GET", ""), ("GET", "/{0}"), ("GET", "/{0}/dataset"), ("GET", "/{0}/context"), ("GET", "/{0}/report"), ("DELETE", "/{0}"),
    ];

    [Fact]
    public async Task Are_a_storage_that_cannot_be_used()
    {
        var id = await StartAsync();
        var before = await Host.Storage.Runs.FindAsync(id, Cancellation);
        Host.Hub.Calls.IsUnreachable = true;
        foreach (var (method, path) in Endpoints)
        {
            var route = "/api/runs" + path.Replace("{0}", id, StringComparison.Ordinal);

            var answer = method == "POST" ? await PostAsync(route, Order) : await SendAsync(new HttpMethod(method), route);

            var problem = await ProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
            Assert.DoesNotContain("Unavailable", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Contains("StorageFailed", Host.Log.Events);
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(await Host.Storage.Runs.FindAsync(id, Cancellation)));
    }
}
