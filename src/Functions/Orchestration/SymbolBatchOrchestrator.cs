using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using SmartMoney.Workflow.Orchestrations;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>The orchestration of one batch of symbols.</summary>
public static class SymbolBatchOrchestrator
{
    /// <summary>Its name.</summary>
    public const string Name = nameof(SymbolBatchOrchestrator);

    /// <summary>Makes the rows of a batch of symbols.</summary>
    /// <param name="context">The orchestration.</param>
    /// <param name="batch">The symbols.</param>
    [Function(Name)]
    public static Task<RunTally> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, SymbolBatch batch) =>
        DatasetWorkflow.Batch.RunAsync(new DurableWorkflowContext(context, _ => { }), batch);
}
