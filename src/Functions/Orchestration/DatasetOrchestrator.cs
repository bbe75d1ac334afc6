using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Workflow.Orchestrations;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Functions.Orchestration;

/// <summary>The orchestration of a run: the workflow, and the record of its start and end.</summary>
/// <param name="metrics">Counts what runs do.</param>
public sealed class DatasetOrchestrator(RunMetrics metrics)
{
    /// <summary>Its name.</summary>
    public const string Name = nameof(DatasetOrchestrator);

    /// <summary>Makes a dataset.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="run">The run.</param>
    [Function(Name)]
    public async Task<RunSummary> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, RunParameters run)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(run);
        var id = run.RunId;
        var log = context.CreateReplaySafeLogger<DatasetOrchestrator>();
        var phases = new PhaseClock(metrics, () => context.CurrentUtcDateTime, () => context.IsReplaying);
        var workflow = new DurableWorkflowContext(context, phases.OnProgress);
        log.RunStarted(id, run.Universe, run.Symbols.Length);
        try
        {
            await workflow.CallActivityAsync(RunRecordFunctions.Start, run);
            var report = await DatasetWorkflow.Run.RunAsync(workflow, run);
            await workflow.CallActivityAsync(RunRecordFunctions.End, id);
            var summary = RunSummary.Of(report);
            log.Ended(summary);
            return summary;
        }
        catch (Exception e)
        {
            log.RunFailed(id, e.Message);
            await workflow.CallActivityAsync(RunRecordFunctions.Failure, new RunFailure(id, e.Message, workflow.Progress));
            throw;
        }
    }
}
