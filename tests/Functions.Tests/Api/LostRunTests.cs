using System.Net;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Retention;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

/// <summary>Runs whose orchestration is gone.</summary>
public sealed class LostRunTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Fact]
    public async Task A_run_whose_orchestration_was_purged_is_stopped_and_can_be_started_again()
    {
        var id = await PurgedWhileRunningAsync();

        Assert.Equal("stopped", await StatusAsync(await GetAsync($"/api/runs/{id}")));
        var listed = (await JsonAsync(await GetAsync("/api/runs"))).GetProperty("runs");
        Assert.Equal("stopped", Assert.Single(listed.EnumerateArray()).GetProperty("status").GetString());

        await FinishAsync();
        Assert.Equal("completed", await StatusAsync(await GetAsync($"/api/runs/{id}")));
    }

    [Fact]
    public async Task A_run_whose_orchestration_was_purged_is_deleted_and_its_record_says_so()
    {
        var id = await PurgedWhileRunningAsync();

        var answer = await DeleteAsync($"/api/runs/{id}");

        Assert.Equal((HttpStatusCode.OK, "stopped"), (answer.StatusCode, await StatusAsync(answer)));
        Assert.Equal(RunState.Stopped, (await Host.Storage.Runs.FindAsync(id, Cancellation))!.State);
    }

    [Fact]
    public async Task A_run_of_the_command_has_no_orchestration_and_is_active()
    {
        var run = Host.SampleRun();
        await Host.Storage.Runs.SaveAsync(RunRecord.Starting(run, RunHost.Command, TimeProvider.System.GetUtcNow()), Cancellation);

        Assert.Equal("running", await StatusAsync(await GetAsync($"/api/runs/{run.RunId}")));
        var problem = await ProblemAsync(await DeleteAsync($"/api/runs/{run.RunId}"), HttpStatusCode.Conflict);
        Assert.Contains("is not run by this app", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(89, true)]
    [InlineData(91, false)]
    public async Task Histories_are_kept_for_ninety_days_after_their_end_and_the_run_for_good(int days, bool isKept)
    {
        var id = await FinishAsync();
        var time = new CalendarTime((await Host.Hub.FindAsync(id, Cancellation)).LastUpdatedAt.AddDays(days));

        await ActivatorUtilities.CreateInstance<DailyPurge>(Host.Services, time).RunAsync(new TimerInfo(), Host.Hub.Client, Cancellation);

        Assert.Equal(isKept, await Host.Hub.Client.GetInstanceAsync(id, Cancellation) is not null);
        Assert.Equal(isKept ? 2 : 0, (await Host.Hub.InstancesAsync(Cancellation)).Count);
        Assert.Single(Host.Log.Events, "HistoriesPurged");
        Assert.Equal("completed", await StatusAsync(await GetAsync($"/api/runs/{id}")));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/api/runs/{id}/dataset")).StatusCode);
    }

    [Fact]
    public async Task The_history_of_an_active_run_is_never_removed()
    {
        var id = await StartAsync();
        var time = new CalendarTime(DateTimeOffset.MaxValue.AddYears(-1));

        await ActivatorUtilities.CreateInstance<DailyPurge>(Host.Services, time).RunAsync(new TimerInfo(), Host.Hub.Client, Cancellation);

        Assert.NotNull(await Host.Hub.Client.GetInstanceAsync(id, Cancellation));
    }

    private static async Task<string?> StatusAsync(HttpResponseMessage answer) =>
        (await JsonAsync(answer)).GetProperty("status").GetString();

    /// <summary>A run that was stopped from outside and removed before anybody looked: its record says that it goes on.</summary>
    private async Task<string> PurgedWhileRunningAsync()
    {
        var id = await StartAsync();
        await Host.Hub.Client.TerminateInstanceAsync(id, "in the portal", Cancellation);
        await Host.FinishAsync(id, Cancellation);
        Assert.Equal(1, (await Host.Hub.Client.PurgeInstanceAsync(id, Cancellation)).PurgedInstanceCount);
        Assert.Equal(RunState.Running, (await Host.Storage.Runs.FindAsync(id, Cancellation))!.State);
        return id;
    }
}
