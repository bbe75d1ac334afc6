using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Serializing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Testing.Sidecar;
using Microsoft.DurableTask.Worker;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Sources;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;
using Xunit;

namespace SmartMoney.Functions.Tests.Workflow;

/// <summary>
/// Counts how often orchestrators start over, and how much history they read for it. The orchestrations are the real ones, on the
/// engine's own dispatchers; the activities do nothing, and answer what activities of a usual run answer. One is at work at a time,
/// and the next begins when the result has been taken note of, so that every result costs a replay: the most that a run can cost.
/// </summary>
public sealed class ReplayCostTests
{
    private static readonly JsonDataConverter Json = JsonDataConverter.Default;

    [Fact]
    public async Task The_cost_of_a_symbol_does_not_grow_with_their_number()
    {
        var costs = new List<Cost>();
        foreach (var symbols in new[] { 50, 500, 5_000 })
        {
            var cost = await MeasureAsync(symbols);
            TestContext.Current.SendDiagnosticMessage("{0}", cost);
            costs.Add(cost);
        }

        Assert.True(costs[2].BytesASymbol <= 1.5 * costs[1].BytesASymbol, "the history read for a symbol grows with the number of symbols");
        Assert.True(costs[2].Replays <= 1.5 * 10 * costs[1].Replays, "the replays of a symbol grow with the number of symbols");
    }

    private static async Task<Cost> MeasureAsync(int symbols)
    {
        var run = RunOf(symbols);
        var engine = new InMemoryOrchestrationService();
        var services = new ServiceCollection().AddLogging().AddMetrics().AddSingleton<RunMetrics>().BuildServiceProvider();
        using var permits = new SemaphoreSlim(1);
        var watch = new ActivityWatch { Before = _ => permits.WaitAsync() };
        var tasks = new FunctionTasks(new DurableTaskShimFactory(new DurableTaskWorkerOptions()), null!, services, watch);
        using var worker = new TaskHubWorker(engine) { ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails };
        worker.AddTaskOrchestrations([.. tasks.Orchestrations([typeof(DatasetOrchestrator), typeof(SymbolBatchOrchestrator)])]);
        worker.AddTaskActivities([.. tasks.Activities([typeof(IdleActivities)])]);
        var (replays, bytes, longest) = (0, 0L, 0L);
        worker.AddOrchestrationDispatcherMiddleware(async (context, next) =>
        {
            var state = context.GetProperty<OrchestrationRuntimeState>();
            var history = state.PastEvents.Sum(past => (long)Json.Serialize(past).Length);
            var news = state.NewEvents.Count(news => news is TaskCompletedEvent);
            Interlocked.Increment(ref replays);
            Interlocked.Add(ref bytes, history);
            longest = Math.Max(longest, history);
            await next();
            if (news > 0)
            {
                permits.Release(news);
            }
        });
        await worker.StartAsync();
        var instance = new OrchestrationInstance { InstanceId = run.RunId, ExecutionId = "one" };
        var start = new ExecutionStartedEvent(-1, JsonSerializer.Serialize(run))
        {
            Name = DatasetOrchestrator.Name,
            Version = "",
            OrchestrationInstance = instance,
        };
        await engine.CreateTaskOrchestrationAsync(new TaskMessage { Event = start, OrchestrationInstance = instance });
        var state = await engine.WaitForOrchestrationAsync(
            instance.InstanceId, instance.ExecutionId, TimeSpan.FromMinutes(5), TestContext.Current.CancellationToken);
        await worker.StopAsync(isForced: true);
        Assert.Equal(OrchestrationStatus.Completed, state.OrchestrationStatus);
        return new Cost(symbols, replays, bytes, longest);
    }

    /// <summary>A run of more symbols than the door lets through.</summary>
    private static RunParameters RunOf(int symbols)
    {
        var errors = new RunRequest { Universe = "test" }.Resolve(new SourceChoice("a source"), Panel.Default, out var run);
        Assert.Empty(errors);
        return run! with { Symbols = [.. Enumerable.Range(0, symbols).Select(number => $"S{number:0000}")] };
    }

    private sealed record Cost(int Symbols, int Replays, long Bytes, long Longest)
    {
        public double BytesASymbol => (double)Bytes / Symbols;
    }

    /// <summary>The activities, without their work.</summary>
    private static class IdleActivities
    {
        private static readonly RunTally Symbol = new()
        {
            Symbols = 1,
            Rows = 36,
            Positives = 7,
            LargestLagDays = 412,
            Misses = 35,
            Stored = 35,
            FactsDropped = new SortedDictionary<string, int> { ["congress_repeats"] = 3, ["insider_repeats"] = 2, ["insider_derivative"] = 11 },
            Calls = new SortedDictionary<string, int>
            {
                ["historical-price-eod/light"] = 1,
                ["splits"] = 1,
                ["insider-trading/search"] = 2,
                ["institutional-ownership/symbol-positions-summary"] = 14,
                ["institutional-ownership/extract-analytics/holder"] = 14,
                ["senate-trades"] = 1,
                ["house-trades"] = 1,
            },
        };

        [Function(nameof(ResolveUniverse))]
        public static RunTask Resolve([ActivityTrigger] RunParameters run) => new(run.RunId);

        [Function(nameof(WarmPanelMember))]
        public static RunTally Warm([ActivityTrigger] RunTask task) => new() { Misses = 15, Stored = 15, Calls = new SortedDictionary<string, int> { ["funds/disclosure"] = 15 } };

        [Function(nameof(CompilePanels))]
        public static RunTask Compile([ActivityTrigger] RunTask task) => task with { Panels = new string('0', 64) };

        [Function(nameof(BuildSymbol))]
        public static RunTally Build([ActivityTrigger] RunTask task) => Symbol;

        [Function(nameof(AssembleDataset))]
        public static AssembledDataset Assemble([ActivityTrigger] RunTask task) => new("training/a.csv", 1, 1, new string('0', 64), 0);

        [Function(nameof(ValidateAndReport))]
        public static RunReport Report([ActivityTrigger] ReportTask task) => new()
        {
            RunId = task.RunId,
            StartedAt = task.StartedAt,
            EndedAt = task.EndedAt,
            IsIncomplete = false,
            Parameters = RunOf(1),
            Dataset = task.Dataset,
            Dates = 36,
            Tally = task.Tally,
            Validation = new DatasetValidation([], []),
            Features = [],
        };

        [Function(nameof(PublishDataset))]
        public static RunTask Publish([ActivityTrigger] RunTask task) => task;

        [Function(RunRecordFunctions.Start)]
        public static void Start([ActivityTrigger] RunParameters run) => GC.KeepAlive(run);

        [Function(RunRecordFunctions.End)]
        public static void End([ActivityTrigger] string runId) => GC.KeepAlive(runId);
    }
}
