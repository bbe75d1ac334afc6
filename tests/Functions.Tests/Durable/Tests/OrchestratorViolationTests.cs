using Microsoft.DurableTask;
using Xunit;

namespace SmartMoney.Functions.Tests.Durable;

public sealed class OrchestratorViolationTests
{
    [Fact]
    public Task Awaiting_a_delay_alone_is_caught() => CaughtAsync(async context =>
    {
        await Task.Delay(TimeSpan.FromMinutes(1));
        return await context.CallActivityAsync<int>("echo", 1);
    });

    [Fact]
    public Task Awaiting_a_delay_between_calls_is_caught() => CaughtAsync(async context =>
    {
        var answer = await context.CallActivityAsync<int>("echo", 1);
        await Task.Delay(TimeSpan.FromMinutes(1));
        return answer;
    });

    [Fact]
    public Task Awaiting_a_delay_beside_a_call_is_caught() => CaughtAsync(async context =>
    {
        var answer = context.CallActivityAsync<int>("echo", 1);
        await Task.WhenAll(answer, Task.Delay(TimeSpan.FromMinutes(1)));
        return await answer;
    });

    [Fact]
    public Task Awaiting_another_thread_is_caught() => CaughtAsync(async context =>
    {
        await Task.Run(() => new TaskCompletionSource().Task);
        return await context.CallActivityAsync<int>("echo", 1);
    });

    [Fact]
    public Task Leaving_the_orchestrator_thread_is_caught() => CaughtAsync(async context =>
    {
        await context.CallActivityAsync<int>("echo", 1).ConfigureAwait(false);
        return await context.CallActivityAsync<int>("echo", 2);
    });

    [Fact]
    public Task Ending_off_the_orchestrator_thread_is_caught() => CaughtAsync(async context =>
        await context.CallActivityAsync<int>("echo", 1).ConfigureAwait(false));

    [Fact]
    public Task Input_that_differs_at_every_run_is_caught() => CaughtAsync(async context =>
    {
        await context.CallActivityAsync<int>("echo", Random.Shared.Next());
        return await context.CallActivityAsync<int>("echo", 1);
    });

    [Fact]
    public Task An_order_that_differs_at_every_run_is_caught()
    {
        var runs = 0;
        return CaughtAsync(async context =>
        {
            int[] order = ++runs % 2 == 0 ? [1, 2] : [2, 1];
            await context.CallActivityAsync<int>("echo", order[0]);
            return await context.CallActivityAsync<int>("echo", order[1]);
        });
    }

    [Fact]
    public async Task Replaying_prefixes_catches_what_a_single_run_hides()
    {
        var changed = false;
        var host = Host(async context =>
        {
            await context.CallActivityAsync<int>("echo", 1);
            return changed ? 0 : await context.CallActivityAsync<int>("echo", 2);
        });
        await RunAsync(host);
        host.VerifyReplays();

        changed = true;

        Assert.Throws<OrchestratorViolationException>(host.VerifyReplays);
    }

    [Fact]
    public async Task An_orchestrator_that_awaits_only_the_context_is_left_alone()
    {
        var host = Host(async context =>
        {
            var calls = Enumerable.Range(0, 3).Select(n => EchoAsync(context, n)).ToList();
            await Task.WhenAny(calls);
            await context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            return (await Task.WhenAll(calls)).Sum();
        });

        await RunAsync(host);
        host.VerifyReplays();

        Assert.Equal("3", host["run"].Output);
    }

    private static async Task<int> EchoAsync(TaskOrchestrationContext context, int number)
    {
        await context.CreateTimer(TimeSpan.FromMinutes(number + 1), CancellationToken.None);
        return await context.CallActivityAsync<int>("echo", number);
    }

    private static async Task CaughtAsync(Func<TaskOrchestrationContext, Task<int>> orchestrator) =>
        await Assert.ThrowsAsync<OrchestratorViolationException>(() => RunAsync(Host(orchestrator)));

    private static DurableHost Host(Func<TaskOrchestrationContext, Task<int>> orchestrator) => new DurableHost()
        .AddActivity<int, int>("echo", Task.FromResult)
        .AddOrchestrator("sample", orchestrator);

    private static async Task RunAsync(DurableHost host)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await host.Client.ScheduleNewOrchestrationInstanceAsync("sample", new StartOrchestrationOptions("run"), cancellation);
        await host.RunAsync(cancellation);
    }
}
