using System.Net;
using System.Text.Json;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Runs;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Hosting;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class StopTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private const string Live = """{"universe": "test"}""";

    private IReadOnlyList<DurableInstance> Batches => [.. Host.Durable.Instances.Where(instance => instance.Identity.Parent is not null)];

    [Fact]
    public async Task Stops_a_run_with_its_batches_and_keeps_what_it_stored()
    {
        var id = await StartAsync(Live);
        await Host.Durable.RunAsync(() => Batches.Any(batch => batch.Actions.Count == 3), Cancellation);
        var (requests, executions) = (Host.Fmp.Requests.Count, Host.Durable.ActivityExecutions);

        Assert.Equal("stopped", await StatusAsync(await DeleteAsync($"/api/runs/{id}")));
        await Host.Durable.RunAsync(Cancellation);

        Assert.Equal(2, Host.Durable.Instances.Count);
        Assert.All(Host.Durable.Instances, instance => Assert.Equal(OrchestrationRuntimeStatus.Terminated, instance.Status));
        Assert.Equal(executions + 3, Host.Durable.ActivityExecutions);
        Assert.Equal(requests, Host.Fmp.Requests.Count);
        Assert.Empty(await ShardsAsync(id));
        Assert.NotEmpty(await Host.Storage.Entries.ListAsync(null, null, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(RunState.Stopped, (await Host.Storage.Runs.FindAsync(id, Cancellation))!.State);
        Assert.Single(Host.Log.Events, "RunStopped");
    }

    [Fact]
    public async Task No_panel_member_is_fetched_for_a_run_that_was_stopped()
    {
        var id = await StartAsync(Live);
        await Host.Durable.RunAsync(() => Host.Durable[id].History.Count > 8, Cancellation);
        var requests = Host.Fmp.Requests.Count;

        await DeleteAsync($"/api/runs/{id}");
        await Host.Durable.RunAsync(Cancellation);

        Assert.True(requests > 0);
        Assert.Equal(requests, Host.Fmp.Requests.Count);
    }

    [Fact]
    public async Task What_was_stopped_is_started_again_by_the_same_request()
    {
        var id = await StartAsync();
        await Host.Durable.RunAsync(() => Batches.Any(batch => batch.Actions.Count == 3), Cancellation);
        await DeleteAsync($"/api/runs/{id}");

        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/api/runs", Order)).StatusCode);
        await Host.Durable.RunAsync(Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, Host.Durable[id].Status);
        Assert.Equal("completed", await StatusAsync(await GetAsync($"/api/runs/{id}")));
        Assert.Equal(3, (await ShardsAsync(id)).Count);
    }

    [Fact]
    public async Task Nothing_is_told_twice_to_stop()
    {
        var id = await StartAsync();
        await Host.Durable.RunAsync(() => Batches.Count > 0, Cancellation);

        await DeleteAsync($"/api/runs/{id}");
        var again = await DeleteAsync($"/api/runs/{id}");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("stopped", await StatusAsync(again));
        Assert.Equal([id, Batches[0].InstanceId], Host.Durable.Client.Terminations);
    }

    [Fact]
    public async Task A_run_that_ends_before_it_can_be_stopped_has_come_to_its_end()
    {
        var id = await StartAsync();
        Host.Durable.Client.BeforeTermination = _ => Host.Durable.RunAsync(Cancellation);

        var answer = await DeleteAsync($"/api/runs/{id}");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("completed", await StatusAsync(answer));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/api/runs/{id}/dataset")).StatusCode);
        Assert.DoesNotContain("RunStopped", Host.Log.Events);
    }

    [Fact]
    public async Task A_batch_that_ends_before_it_can_be_stopped_keeps_no_other_from_it()
    {
        var symbols = string.Join(',', Enumerable.Range(0, 51).Select(number => $"\"{(char)('A' + (number % 26))}{(char)('A' + (number / 26))}Q\""));
        var id = await StartAsync($$"""{"symbols": [{{symbols}}], "source": "recorded"}""");
        await Host.Durable.RunAsync(() => Batches.Count == 2 && Batches.All(batch => batch.Actions.Count > 0), Cancellation);
        var first = Batches[0].InstanceId;
        Host.Durable.Client.BeforeTermination = async told =>
        {
            if (told == first)
            {
                Host.Durable.Terminate(first, null);
                await Host.Durable.RunAsync(() => Host.Durable[first].IsOver, Cancellation);
            }
        };

        var answer = await DeleteAsync($"/api/runs/{id}");
        await Host.Durable.RunAsync(Cancellation);

        Assert.Equal("stopped", await StatusAsync(answer));
        Assert.Equal([id, Batches[1].InstanceId], Host.Durable.Client.Terminations);
        Assert.All(Batches, batch => Assert.Equal(OrchestrationRuntimeStatus.Terminated, batch.Status));
        Assert.Empty(await ShardsAsync(id));
    }

    [Fact]
    public async Task Batches_of_a_later_start_of_the_run_are_none_of_those_to_stop()
    {
        var id = await StartAsync();
        await Host.Durable.RunAsync(() => Batches.Count > 0, Cancellation);
        var batch = Batches[0];
        var orchestrations = new Orchestrations(Host.Durable.Client);

        Assert.Equal([batch.InstanceId], await orchestrations.LiveBatchesAsync(id, batch.CreatedAt, Cancellation));
        Assert.Empty(await orchestrations.LiveBatchesAsync(id, batch.CreatedAt.AddMilliseconds(-1), Cancellation));
    }

    [Fact]
    public async Task A_run_of_another_host_is_shown_but_not_stopped_here()
    {
        var run = Host.SampleRun();
        await Host.Storage.Runs.SaveAsync(RunRecord.Starting(run, RunHost.Command, DateTimeOffset.UtcNow), Cancellation);

        Assert.Equal("running", await StatusAsync(await GetAsync($"/api/runs/{run.RunId}")));
        await ProblemAsync(await DeleteAsync($"/api/runs/{run.RunId}"), HttpStatusCode.Conflict);
    }

    private static async Task<string?> StatusAsync(HttpResponseMessage answer) =>
        (await JsonAsync(answer)).GetProperty("status").GetString();

    private async Task<List<string>> ShardsAsync(string id) =>
        await Host.Storage.Objects.ListAsync($"runs/{id}/shards/", Cancellation).Select(shard => shard.Path).ToListAsync(Cancellation);
}

public sealed class SlowStopTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private protected override TimeProvider Time { get; } = new HurriedTime();

    [Fact]
    public async Task A_run_that_takes_its_time_to_stop_is_said_to_do_so()
    {
        var id = await StartAsync();
        await Host.Durable.RunAsync(() => Host.Durable[id].History.Count > 2, Cancellation);
        Host.Durable.IsStalled = true;

        var answer = await DeleteAsync($"/api/runs/{id}");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("running", (await JsonAsync(answer)).GetProperty("status").GetString());
        Host.Durable.IsStalled = false;
        await Host.Durable.RunAsync(Cancellation);
        Assert.Equal("stopped", (await JsonAsync(await GetAsync($"/api/runs/{id}"))).GetProperty("status").GetString());
        Assert.Equal([id], Host.Durable.Client.Terminations);
    }
}

public sealed class UnreachableOrchestrationsTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Theory]
    [InlineData("POST", "")]
    [InlineData("GET", "")]
    [InlineData("GET", "/{0}")]
    [InlineData("GET", "/{0}/dataset")]
    [InlineData("GET", "/{0}/report")]
    [InlineData("DELETE", "/{0}")]
    public async Task Are_a_storage_that_cannot_be_used(string method, string path)
    {
        var id = await StartAsync();
        var before = await Host.Storage.Runs.FindAsync(id, Cancellation);
        Host.Durable.Client.IsUnreachable = true;
        var route = "/api/runs" + path.Replace("{0}", id, StringComparison.Ordinal);

        var answer = method == "POST" ? await PostAsync(route, Order) : await SendAsync(new HttpMethod(method), route);

        var problem = await ProblemAsync(answer, HttpStatusCode.ServiceUnavailable);
        Assert.DoesNotContain("Unavailable", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("StorageFailed", Host.Log.Events);
        Assert.Equal(JsonSerializer.Serialize(before), JsonSerializer.Serialize(await Host.Storage.Runs.FindAsync(id, Cancellation)));
    }
}
