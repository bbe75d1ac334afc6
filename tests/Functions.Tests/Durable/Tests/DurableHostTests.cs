using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace SmartMoney.Functions.Tests.Durable;

public sealed class DurableHostTests
{
    private static readonly int[] Numbers = [.. Enumerable.Range(1, 20)];

    private readonly SampleFunctions.Diary _diary = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_an_orchestration_to_its_end()
    {
        var host = Host();

        var instance = await RunAsync(host, nameof(SampleFunctions.SumAsync), Numbers);

        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal(2870, instance.ReadOutputAs<int>());
        Assert.Equal("""{"Phase":"sum","Done":20}""", instance.SerializedCustomStatus);
        Assert.Equal(20, _diary.Notes.Count);
        host.VerifyReplays();
    }

    [Fact]
    public async Task Runs_sub_orchestrations_under_the_ids_they_were_given()
    {
        var host = Host();

        var instance = await RunAsync(host, nameof(SampleFunctions.SumOfSumsAsync), new[] { Numbers, Numbers });

        Assert.Equal(5740, instance.ReadOutputAs<int>());
        Assert.Equal(["run", "run-0", "run-1"], host.Instances.Select(each => each.InstanceId));
        Assert.Equal("run", host["run-1"].Identity.Parent!.InstanceId);
        host.VerifyReplays();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 8)]
    [InlineData(3, 100)]
    public async Task Any_order_and_batching_of_results_gives_the_same_end(int seed, int eventsPerTurn)
    {
        var host = Host(new DurableHostOptions { ShuffleSeed = seed, MaxEventsPerTurn = eventsPerTurn, MaxConcurrentActivities = 4 });

        var instance = await RunAsync(host, nameof(SampleFunctions.SumOfSumsAsync), new[] { Numbers, Numbers });

        Assert.Equal(5740, instance.ReadOutputAs<int>());
        host.VerifyReplays();
    }

    [Theory]
    [InlineData(nameof(ActivityDelivery.TwiceInTurn))]
    [InlineData(nameof(ActivityDelivery.TwiceAtOnce))]
    public async Task Delivers_every_activity_twice_and_counts_it_once(string delivery)
    {
        var host = Host(new DurableHostOptions { Delivery = Enum.Parse<ActivityDelivery>(delivery) });

        var instance = await RunAsync(host, nameof(SampleFunctions.SumAsync), Numbers);

        Assert.Equal(2870, instance.ReadOutputAs<int>());
        Assert.Equal(40, _diary.Notes.Count);
        Assert.All(_diary.Notes.CountBy(note => note), note => Assert.Equal(2, note.Value));
    }

    [Fact]
    public async Task Goes_on_after_a_crash_and_repeats_only_what_was_under_way()
    {
        var host = Host(new DurableHostOptions { MaxConcurrentActivities = 3 });
        await StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers);

        await host.RunAsync(() => host["run"].History.Count == 8, Cancellation);
        Assert.Equal(OrchestrationRuntimeStatus.Running, host["run"].Status);
        await host.RunAsync(Cancellation);

        Assert.Equal("2870", host["run"].Output);
        Assert.InRange(host.ActivityExecutions, 21, 23);
        host.VerifyReplays();
    }

    [Fact]
    public async Task Logs_of_a_replay_are_not_repeated()
    {
        using var log = new CountingLog();
        var host = Host(new DurableHostOptions { Loggers = log });

        await RunAsync(host, nameof(SampleFunctions.SumAsync), Numbers);
        host.VerifyReplays();

        Assert.Equal(["Squaring 20 numbers", "Summing"], log.Messages);
    }

    [Fact]
    public async Task Retries_by_policy_on_a_clock_of_its_own()
    {
        var attempts = 0;
        var host = new DurableHost()
            .AddActivity<int, int>("flaky", n => ++attempts < 3 ? throw new InvalidOperationException("busy") : Task.FromResult(n))
            .AddOrchestrator("retrying", async context =>
            {
                var started = context.CurrentUtcDateTime;
                var policy = new RetryPolicy(4, TimeSpan.FromSeconds(10), backoffCoefficient: 2);
                await context.CallActivityAsync<int>("flaky", 1, TaskOptions.FromRetryPolicy(policy));
                return (int)(context.CurrentUtcDateTime - started).TotalSeconds;
            });

        var instance = await RunAsync(host, "retrying");

        Assert.Equal(3, attempts);
        Assert.Equal(10 + 20, instance.ReadOutputAs<int>());
        host.VerifyReplays();
    }

    [Fact]
    public async Task Gives_up_after_the_last_attempt_and_fails_with_the_reason()
    {
        var host = new DurableHost()
            .AddActivity<int, int>("broken", _ => throw new InvalidOperationException("out of order"))
            .AddOrchestrator("retrying", context => context.CallActivityAsync<int>(
                "broken", 1, TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromSeconds(1)))));

        var instance = await RunAsync(host, "retrying");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("out of order", instance.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(3, host.ActivityExecutions);
        host.VerifyReplays();
    }

    [Fact]
    public async Task Does_not_retry_what_the_policy_declines()
    {
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = failure => failure.IsCausedBy<TimeoutException>() };
        var host = new DurableHost()
            .AddActivity<int, int>("broken", _ => throw new InvalidOperationException("final"))
            .AddOrchestrator("retrying", context => context.CallActivityAsync<int>("broken", 1, TaskOptions.FromRetryPolicy(policy)));

        await RunAsync(host, "retrying");

        Assert.Equal(1, host.ActivityExecutions);
    }

    [Fact]
    public async Task Only_one_live_instance_has_an_id()
    {
        var host = Host();
        await StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers);

        await Assert.ThrowsAsync<global::DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException>(
            () => StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers));
        await host.RunAsync(Cancellation);
        await StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers);
        await host.RunAsync(Cancellation);

        Assert.Equal(40, _diary.Notes.Count);
    }

    [Fact]
    public async Task A_terminated_instance_ends_at_its_next_turn_and_its_children_go_on()
    {
        var host = Host();
        await StartAsync(host, nameof(SampleFunctions.SumOfSumsAsync), new[] { Numbers, Numbers });
        await host.RunAsync(() => _diary.Notes.Count == 5, Cancellation);

        await host.Client.TerminateInstanceAsync("run", new TerminateInstanceOptions("stopped", Recursive: true), Cancellation);
        Assert.Equal(OrchestrationRuntimeStatus.Running, host["run"].Status);
        await host.RunAsync(Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, host["run"].Status);
        Assert.Equal("\"stopped\"", host["run"].Output);
        Assert.All([host["run-0"], host["run-1"]], child => Assert.Equal(OrchestrationRuntimeStatus.Completed, child.Status));
    }

    [Fact]
    public async Task What_a_terminated_instance_scheduled_runs_nevertheless()
    {
        var host = Host();
        await StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers);
        await host.RunAsync(() => _diary.Notes.Count == 5, Cancellation);

        await host.Client.TerminateInstanceAsync("run", Cancellation);
        await host.RunAsync(Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, host["run"].Status);
        Assert.Equal(20, _diary.Notes.Count);
    }

    [Fact]
    public async Task A_suspended_instance_can_be_terminated()
    {
        var host = Host();
        await StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers);
        await host.Client.SuspendInstanceAsync("run", cancellation: Cancellation);

        await host.Client.TerminateInstanceAsync("run", Cancellation);
        await host.RunAsync(Cancellation);

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, host["run"].Status);
    }

    [Fact]
    public async Task Only_what_is_live_can_be_terminated()
    {
        var host = Host();
        await RunAsync(host, nameof(SampleFunctions.SumAsync), Numbers);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.TerminateInstanceAsync("run", Cancellation));
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.TerminateInstanceAsync("nobody", Cancellation));
        Assert.Empty(host.Client.Terminations);
    }

    [Fact]
    public async Task Waiting_for_what_does_not_end_ends_with_patience()
    {
        var host = Host();
        await StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers);
        host.IsStalled = true;
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Client.WaitForInstanceCompletionAsync("run", patience.Token));
    }

    [Fact]
    public async Task Lists_instances_by_page_and_filter()
    {
        var host = Host();
        for (var i = 0; i < 5; i++)
        {
            await host.Client.ScheduleNewOrchestrationInstanceAsync(
                nameof(SampleFunctions.SumAsync), Numbers, new StartOrchestrationOptions($"run-{i}"), Cancellation);
        }

        await host.Client.TerminateInstanceAsync("run-3", Cancellation);
        await host.RunAsync(() => host["run-3"].IsOver, Cancellation);
        var query = new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running], PageSize: 3);
        var pages = await host.Client.GetAllInstancesAsync(query).AsPages().ToListAsync(Cancellation);

        Assert.Equal([["run-0", "run-1", "run-2"], ["run-4"]], pages.Select(page => page.Values.Select(each => each.InstanceId)));
        Assert.Null(pages[^1].ContinuationToken);
    }

    [Fact]
    public async Task Purges_only_what_is_over()
    {
        var host = Host();
        await StartAsync(host, nameof(SampleFunctions.SumAsync), Numbers);

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.PurgeInstanceAsync("run", Cancellation));
        await host.RunAsync(Cancellation);

        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("run", Cancellation)).PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync("run", Cancellation));
    }

    private static async Task StartAsync(DurableHost host, string name, object? input = null) =>
        await host.Client.ScheduleNewOrchestrationInstanceAsync(name, input, new StartOrchestrationOptions("run"), Cancellation);

    private static async Task<OrchestrationMetadata> RunAsync(DurableHost host, string name, object? input = null)
    {
        await StartAsync(host, name, input);
        return await host.Client.WaitForInstanceCompletionAsync("run", getInputsAndOutputs: true, Cancellation);
    }

    private DurableHost Host(DurableHostOptions? options = null) => new DurableHost(options).AddFunctions(
        new ServiceCollection().AddSingleton(_diary).BuildServiceProvider(), typeof(SampleFunctions));

    private sealed class CountingLog : ILoggerFactory, ILogger
    {
        public List<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Add(formatter(state, exception));
    }
}
