using Azure.Storage.Queues;
using Microsoft.DurableTask.Client;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Settings;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Testing;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Workflow;

/// <summary>What the durable engine may do to a run, and what the run makes of it: the same bytes.</summary>
public sealed class EngineTests(AzuriteFixture azurite)
{
    private static readonly TaskHubOptions Impatient = new()
    {
        VisibilityTimeout = TimeSpan.FromSeconds(10),
        LeaseInterval = TimeSpan.FromSeconds(5),
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_the_bytes_of_the_embedded_host_for_a_universe_of_your_own()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount(), new TaskHubOptions { Partitions = 2 });
        var run = host.Run(new RunRequest { Symbols = ["NVDA", "AAPL"] }, SourceCatalog.Recorded);

        await host.RunAsync(run, Cancellation);

        Assert.Equal(await SampleDataset.BytesOfAsync("NVDA", "AAPL"), await host.ReadAsync(run.Paths.Dataset, Cancellation));
    }

    [Fact]
    public async Task Two_workers_share_the_work_of_one_run()
    {
        var account = azurite.NewAccount();
        var options = new TaskHubOptions { Partitions = 2, MaxConcurrentActivities = 2 };
        await using var one = await CloudHost.OpenAsync(account, options);
        await using var other = await CloudHost.OpenAsync(account, options);
        var members = 0;
        var both = new Gate(_ => true);
        one.Activities.Before = PassWhenBothAreBusyAsync;
        other.Activities.Before = PassWhenBothAreBusyAsync;
        var run = one.SampleRun();
        await one.StartAsync(run, Cancellation);
        await one.StartWorkerAsync();
        await other.StartWorkerAsync();

        var instance = await one.Hub.EndAsync(run.RunId, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.NotEmpty(one.Activities.Runs);
        Assert.NotEmpty(other.Activities.Runs);
        Assert.Equal(await SampleDataset.BytesAsync(), await one.ReadAsync(SampleDataset.Path, Cancellation));

        // All members but the first wait until each worker has one, so that neither can do all before the other has started.
        async Task PassWhenBothAreBusyAsync(ActivityRun activity)
        {
            if (IsMember(activity) && Interlocked.Increment(ref members) > 1)
            {
                if (one.Activities.Runs.Any(IsMember) && other.Activities.Runs.Any(IsMember))
                {
                    both.Open();
                }

                await both.PassAsync(activity);
            }
        }

        static bool IsMember(ActivityRun activity) => activity.Name == "WarmPanelMember";
    }

    [Theory]
    [InlineData("WarmPanelMember")]
    [InlineData("BuildSymbol")]
    [InlineData("AssembleDataset")]
    public async Task What_a_worker_that_was_killed_left_another_one_finishes(string activity)
    {
        var account = azurite.NewAccount();
        await using var victim = await CloudHost.OpenAsync(account, Impatient);
        await using var heir = await CloudHost.OpenAsync(account, Impatient);
        var run = victim.SampleRun();
        var gate = await victim.HoldAsync(run, held => held.Name == activity, Cancellation);

        victim.Kill();
        await heir.StartWorkerAsync();
        var instance = await heir.Hub.EndAsync(run.RunId, Cancellation);
        gate.Open();

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Contains(heir.Activities.Runs, again => again.Name == activity);
        Assert.Equal(await SampleDataset.BytesAsync(), await heir.ReadAsync(SampleDataset.Path, Cancellation));
        Assert.Equal(RunState.Completed, (await heir.Storage.Runs.FindAsync(run.RunId, Cancellation))!.State);
    }

    [Fact]
    public async Task A_worker_that_stops_in_mid_run_resumes_when_it_restarts()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        var run = host.SampleRun();
        var gate = await host.HoldAsync(run, held => held.Name == "BuildSymbol", Cancellation);

        var restarted = host.RestartAsync();
        gate.Open();
        await restarted;
        await host.Hub.EndAsync(run.RunId, Cancellation);

        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
        Assert.Single(host.Activities.Runs, activity => activity.Name == "CompilePanels");
    }

    [Fact]
    public async Task An_activity_that_is_delivered_twice_changes_nothing()
    {
        var account = azurite.NewAccount();
        await using var host = await CloudHost.OpenAsync(account, new TaskHubOptions { MaxConcurrentActivities = 1 });
        var members = 0;
        var run = host.SampleRun();
        var gate = await host.HoldAsync(run, activity => activity.Name == "WarmPanelMember" && Interlocked.Increment(ref members) == 2, Cancellation);
        var queue = new QueueClient(account, "smartmoney-workitems");
        var waiting = await Until.HoldsAsync(
            async () => (await queue.PeekMessagesAsync(32, Cancellation)).Value,
            messages => messages.Length >= run.Panel.HedgeFunds.Length,
            "the members in the queue");
        foreach (var message in waiting)
        {
            await queue.SendMessageAsync(message.Body, cancellationToken: Cancellation);
        }

        gate.Open();
        await host.FinishAsync(run.RunId, Cancellation);

        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
        await Until.IsTrueAsync(
            () => host.Activities.Runs.Count(activity => activity.Name == "WarmPanelMember") > run.Panel.HedgeFunds.Length + run.Panel.Etfs.Length,
            "a second execution");
    }

    [Fact]
    public async Task An_activity_that_takes_longer_than_the_visibility_of_its_message_is_not_given_to_another_worker()
    {
        var account = azurite.NewAccount();
        await using var one = await CloudHost.OpenAsync(account, Impatient);
        await using var other = await CloudHost.OpenAsync(account, Impatient);
        var gate = new Gate(run => run.Name == "AssembleDataset");
        one.Activities.Before = gate.PassAsync;
        other.Activities.Before = gate.PassAsync;
        var run = one.SampleRun();
        await one.StartAsync(run, Cancellation);
        await one.StartWorkerAsync();
        await other.StartWorkerAsync();
        await gate.Reached;

        var holder = one.Activities.Runs.Any(IsAssembly) ? one : other;
        await holder.Process.RenewedAsync(times: 3, Cancellation);
        gate.Open();
        await one.Hub.EndAsync(run.RunId, Cancellation);

        Assert.Single(one.Activities.Runs.Concat(other.Activities.Runs), IsAssembly);
        Assert.Equal(await SampleDataset.BytesAsync(), await one.ReadAsync(SampleDataset.Path, Cancellation));

        static bool IsAssembly(ActivityRun activity) => activity.Name == "AssembleDataset";
    }

    [Fact]
    public async Task Storage_that_goes_away_in_mid_run_and_comes_back_costs_no_more_than_time()
    {
        await using var storage = await AzuriteServer.StartAsync(isOnDisk: true);
        await using var host = await CloudHost.OpenAsync(storage.NewAccount(), Impatient);
        var run = host.SampleRun();
        var gate = await host.HoldAsync(run, held => held.Name == "BuildSymbol", Cancellation);

        await storage.RestartAsync();
        gate.Open();
        var instance = await host.FinishAsync(run.RunId, Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
    }

    [Fact]
    public async Task A_run_that_is_suspended_from_outside_continues_when_it_is_resumed()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        var run = host.SampleRun();
        var gate = await host.HoldAsync(run, held => held.Name == "CompilePanels", Cancellation);

        await host.Hub.Client.SuspendInstanceAsync(run.RunId, "for a while", Cancellation);
        await host.Hub.WaitAsync(run.RunId, instance => instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended, Cancellation);
        gate.Open();
        await host.Hub.Client.ResumeInstanceAsync(run.RunId, cancellation: Cancellation);
        await host.Hub.EndAsync(run.RunId, Cancellation);

        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
    }

    [Fact]
    public async Task A_run_that_was_terminated_and_purged_from_outside_can_be_made_again()
    {
        await using var host = await CloudHost.OpenAsync(azurite.NewAccount());
        var run = host.SampleRun();
        var gate = await host.HoldAsync(run, held => held.Name == "BuildSymbol", Cancellation);
        await host.Hub.Client.TerminateInstanceAsync(run.RunId, "in the portal", Cancellation);
        await host.Hub.EndAsync(run.RunId, Cancellation);
        gate.Open();

        var purged = await host.Hub.Client.PurgeInstanceAsync(run.RunId, Cancellation);
        Assert.Null(await host.Hub.Client.GetInstanceAsync(run.RunId, Cancellation));
        await host.StartAsync(run, Cancellation);
        await host.FinishAsync(run.RunId, Cancellation);

        Assert.Equal(1, purged.PurgedInstanceCount);
        Assert.Equal(await SampleDataset.BytesAsync(), await host.ReadAsync(SampleDataset.Path, Cancellation));
    }
}
