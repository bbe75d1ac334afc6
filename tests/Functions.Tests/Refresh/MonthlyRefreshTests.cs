using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Refresh;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Refresh;

public sealed class MonthlyRefreshTests(AzuriteFixture azurite)
{
    private static readonly Dictionary<string, string?> Settings = new() { ["Refresh:Universe"] = "test", ["Refresh:From"] = "2024-01-01" };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Is_scheduled_by_the_setting_and_made_up_for_when_the_app_was_down()
    {
        var trigger = typeof(MonthlyRefresh).GetMethod(nameof(MonthlyRefresh.RunAsync))!.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).OfType<TimerTriggerAttribute>().Single();

        Assert.Equal("%RefreshSchedule%", trigger.Schedule);
        Assert.True(trigger.UseMonitor);
        Assert.False(trigger.RunOnStartup);
    }

    [Theory]
    [InlineData("2024-06-16", "2024-05-15")]
    [InlineData("2024-06-05", "2024-04-15")]
    [InlineData("2024-06-06", "2024-05-15")]
    [InlineData("2024-09-16", "2024-08-15")]
    public void Goes_up_to_the_last_sample_whose_label_is_complete(string today, string last)
    {
        var request = new RunRequest { Universe = "test", From = new DateOnly(2024, 1, 1) }.LabelledBy(DateOnly.Parse(today, null));

        Assert.Equal(DateOnly.Parse(last, null), request.To);
    }

    [Fact]
    public async Task Builds_the_configured_universe_and_logs_it()
    {
        var (host, time) = await HostAsync("2024-06-16");
        await using (host)
        {
            await FireAsync(host);
            await FinishAsync(host);

            var record = Assert.Single(await host.Storage.Runs.ListAsync(Cancellation));
            Assert.Equal(("test", new DateOnly(2024, 1, 1), new DateOnly(2024, 5, 15)), (record.Universe, record.From, record.To));
            Assert.Equal(RunState.Completed, record.State);
            Assert.Equal(["RefreshDue", "RunStarted", "RunCompleted"], host.Log.Events.Take(3));

            // The same month once more: nothing to do, and that is as good.
            host.Fmp.Requests.Clear();
            await FireAsync(host);
            await FinishAsync(host);
            Assert.Empty(host.Fmp.Requests);
            Assert.Equal(["RefreshDue", "RefreshCompleted"], host.Log.Events.TakeLast(2));

            // July is missed; August covers it.
            time.Now = new DateTimeOffset(2024, 8, 16, 6, 0, 0, TimeSpan.Zero);
            await FireAsync(host);
            await FinishAsync(host);
            var csv = System.Text.Encoding.UTF8.GetString(await host.ReadAsync(record.DatasetPath, Cancellation));
            Assert.Contains("2024-06-15", csv, StringComparison.Ordinal);
            Assert.Contains("2024-07-15", csv, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Two_are_never_active_at_once()
    {
        var (host, time) = await HostAsync("2024-06-16");
        await using (host)
        {
            await FireAsync(host);
            await FireAsync(host);
            time.Now = new DateTimeOffset(2024, 7, 16, 6, 0, 0, TimeSpan.Zero);
            await FireAsync(host);

            Assert.Single(await host.Hub.InstancesAsync(Cancellation));
            Assert.Equal(2, host.Log.Events.Count(each => each == "RefreshSkipped"));

            await FinishAsync(host);
            await FireAsync(host);
            Assert.Single(await host.Hub.InstancesAsync(Cancellation), instance => instance.Name == DatasetOrchestrator.Name && !instance.IsCompleted);
        }
    }

    [Fact]
    public async Task A_timer_that_fires_twice_at_once_starts_one_run()
    {
        var (host, _) = await HostAsync("2024-06-16");
        await using (host)
        {
            await Task.WhenAll(FireAsync(host), FireAsync(host));
            await FinishAsync(host);

            Assert.Single(await host.Hub.InstancesAsync(Cancellation), instance => instance.Name == DatasetOrchestrator.Name);
            Assert.Single(host.Log.Events, "RunStarted");
            Assert.Equal(RunState.Completed, Assert.Single(await host.Storage.Runs.ListAsync(Cancellation)).State);
        }
    }

    [Fact]
    public async Task An_incomplete_refresh_is_not_called_completed()
    {
        var (host, _) = await HostAsync("2024-06-16");
        await using (host)
        {
            host.Fmp.Instead = uri => uri.AbsolutePath.EndsWith("house-trades", StringComparison.Ordinal) ? (System.Net.HttpStatusCode.BadGateway, "") : null;

            await FireAsync(host);
            await FinishAsync(host);

            Assert.Contains(host.Log.Lines, line => line.Event == "RunCompleted" && line.Message.EndsWith("incomplete: True", StringComparison.Ordinal));
            Assert.DoesNotContain("RefreshCompleted", host.Log.Events);
        }
    }

    [Fact]
    public async Task A_run_started_by_another_caller_counts_as_the_refresh_when_it_completes()
    {
        var (host, _) = await HostAsync("2024-06-16");
        await using (host)
        {
            await FireAsync(host);
            var run = Assert.Single(await host.Storage.Runs.ListAsync(Cancellation));
            await FireAsync(host);
            await FinishAsync(host);

            Assert.Equal(["RefreshDue", "RefreshDue", "RefreshSkipped", "RunStarted", "RunCompleted"], host.Log.Events.Take(5));
            Assert.All(
                host.Log.Lines.Where(line => line.Event is "RefreshDue" or "RunCompleted"),
                line => Assert.Contains(run.RunId, line.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task An_active_run_is_reported_as_active_despite_its_record()
    {
        var (host, _) = await HostAsync("2024-06-16");
        await using (host)
        {
            await FireAsync(host);
            var run = Assert.Single(await host.Storage.Runs.ListAsync(Cancellation));
            await host.Storage.Runs.SaveAsync(run with { State = RunState.Failed }, Cancellation);

            await FireAsync(host);

            Assert.Equal(["RefreshDue", "RefreshDue", "RefreshSkipped"], host.Log.Events);
            Assert.Single(await host.Hub.InstancesAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Without_a_complete_label_it_logs_the_reason_and_starts_nothing()
    {
        var (host, _) = await HostAsync("2024-01-20");
        await using (host)
        {
            await FireAsync(host);

            Assert.Empty(await host.Hub.InstancesAsync(Cancellation));
            Assert.Equal(["RefreshSkipped"], host.Log.Events);
        }
    }

    [Fact]
    public async Task Without_a_key_it_logs_the_reason_and_starts_nothing()
    {
        var time = new CalendarTime(new DateTimeOffset(2024, 6, 16, 6, 0, 0, TimeSpan.Zero));
        await using var host = await CloudHost.OpenAsync(
            azurite.NewAccount(), settings: new Dictionary<string, string?>(Settings) { ["FMP_API_KEY"] = "" }, time: time);

        await FireAsync(host);

        Assert.Empty(await host.Hub.InstancesAsync(Cancellation));
        Assert.Equal(["RefreshSkipped"], host.Log.Events);
    }

    [Fact]
    public async Task Without_a_name_for_the_SEC_it_logs_the_reason_and_starts_nothing()
    {
        var time = new CalendarTime(new DateTimeOffset(2024, 6, 16, 6, 0, 0, TimeSpan.Zero));
        await using var host = await CloudHost.OpenAsync(
            azurite.NewAccount(), settings: new Dictionary<string, string?>(Settings) { ["Refresh:Insiders"] = "sec" }, time: time);

        await FireAsync(host);

        Assert.Empty(await host.Hub.InstancesAsync(Cancellation));
        Assert.Equal(["RefreshSkipped"], host.Log.Events);
    }

    private static Task FireAsync(CloudHost host) =>
        ActivatorUtilities.CreateInstance<MonthlyRefresh>(host.Services).RunAsync(new TimerInfo(), host.Hub.Client, Cancellation);

    /// <summary>Runs what the refresh has started to its end.</summary>
    private static async Task FinishAsync(CloudHost host)
    {
        foreach (var run in await host.Storage.Runs.ListAsync(Cancellation))
        {
            await host.FinishAsync(run.RunId, Cancellation);
        }
    }

    private async Task<(CloudHost Host, CalendarTime Time)> HostAsync(string today)
    {
        var time = new CalendarTime(new DateTimeOffset(DateOnly.Parse(today, null), new TimeOnly(6, 0), TimeSpan.Zero));
        return (await CloudHost.OpenAsync(azurite.NewAccount(), settings: Settings, time: time), time);
    }
}
