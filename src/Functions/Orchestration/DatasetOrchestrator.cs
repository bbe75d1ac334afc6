using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SmartMoney.Core.Telemetry;
using SmartMoney.Core.Workflow;
using SmartMoney.Functions.Telemetry;

namespace SmartMoney.Functions.Orchestration;

/// <summary>The orchestration of a run: Core's workflow, and the record of its start and end.</summary>
/// <param name="metrics">Counts what runs do.</param>
public sealed class DatasetOrchestrator(RunMetrics metrics)
{
    /// <summary>Its name.</summary>
    public const string Name = nameof(DatasetOrchestrator);

    /// <summary>Makes a dataset.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="order">The run.</param>
    [Function(Name)]
    public async Task<RunSummary> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunOrder order)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(order);
        var id = order.Run.RunId;
        var log = context.CreateReplaySafeLogger<DatasetOrchestrator>();
        var phases = new PhaseClock(metrics, () => context.CurrentUtcDateTime, () => context.IsReplaying);
        var workflow = new DurableWorkflowContext(context, phases.OnProgress);
        log.RunStarted(id, order.Run.Universe, order.Run.Symbols.Length);
        try
        {
            await workflow.CallActivityAsync(RunRecordFunctions.Start, order.Run);
            var report = await DatasetWorkflow.Run.RunAsync(workflow, order.Run);
            await workflow.CallActivityAsync(RunRecordFunctions.End, id);
            var summary = RunSummary.Of(report);
            log.Ended(summary, order.IsRefresh);
            return summary;
        }
        catch (Exception e)
        {
            log.RunFailed(id, e.Message);
            await workflow.CallActivityAsync(RunRecordFunctions.Failure, new RunFailure(id, e.Message));
            throw;
        }
    }
}
