using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Orchestrations;

/// <summary>
/// How a dataset is made: resolve, warm the panels and the files that symbols share, fan out one activity a symbol in batches, fan in, validate and report, publish. It
/// awaits only its context, so that any host may run and replay it. Where no row came out the run fails before it touches the dataset.
/// </summary>
public static class DatasetWorkflow
{
    /// <summary>Symbols a batch: few, so that progress moves often and the history of each batch stays short.</summary>
    public const int BatchSize = 10;

    /// <summary>
    /// Batches that a run waits for at most. Its history grows with each of them and is replayed for each of them, so that runs of more
    /// symbols have larger batches, which are divided again.
    /// </summary>
    public const int MaxBatches = 100;

    /// <summary>The orchestration of a run.</summary>
    public static WorkflowDefinition<RunParameters, RunReport> Run { get; } = new("DatasetOrchestrator", RunAsync);

    /// <summary>The orchestration of one batch of symbols.</summary>
    public static WorkflowDefinition<SymbolBatch, RunTally> Batch { get; } = new("SymbolBatchOrchestrator", RunBatchAsync);

    private static async Task<RunReport> RunAsync(IWorkflowContext context, RunParameters run)
    {
        var id = run.RunId;
        var startedAt = context.UtcNow;
        context.Report(RunProgress.Start);
        await context.CallActivityAsync<ResolveUniverse, RunParameters, RunTask>(id, run);

        // Those with the most requests first, so that fewer are left when the slots run empty.
        var members = run.Panel.Etfs.Concat(run.Panel.HedgeFunds.Select(fund => fund.Cik)).ToList();
        var panelWork = new PhaseTally(context, RunPhase.Panels, members.Count, RunTally.Empty);
        await context.WhenAllAsync([.. members.Select(WarmAsync), .. run.OtherSources is null ? [] : new[] { CondenseAsync() }]);
        var panels = await context.CallActivityAsync<CompilePanels, RunTask, RunTask>(id, new RunTask(id));

        var symbolWork = new PhaseTally(context, RunPhase.Symbols, run.Symbols.Length, panelWork.Tally);
        await context.WhenAllAsync(Batches(id, panels.Panels, [.. run.Symbols]).Select(batch => symbolWork.AddAsync(
            batch.Symbols.Count, context.CallWorkflowAsync(Batch, $"{id}:{batch.Symbols[0]}", batch))));
        var total = symbolWork.Tally;
        if (total.Rows == 0)
        {
            throw EmptyDatasetException.Of(run, total);
        }

        context.Report(RunProgress.Of(RunPhase.Assemble, 0, 1, total));
        var dataset = await context.CallActivityAsync<AssembleDataset, RunTask, AssembledDataset>(id, new RunTask(id));
        context.Report(RunProgress.Of(RunPhase.Report, 0, 1, total));
        var report = await context.CallActivityAsync<ValidateAndReport, ReportTask, RunReport>(
            id, new ReportTask(id, startedAt, context.UtcNow, total, dataset));
        if (run.IsPublished)
        {
            await context.CallActivityAsync<PublishDataset, RunTask, RunTask>(id, new RunTask(id));
        }

        context.Report(RunProgress.Of(RunPhase.Done, 1, 1, total));
        return report;

        Task<RunTally> CondenseAsync() => panelWork.AddAsync(0, context.CallActivityAsync<CondenseSharedFacts, RunTask, RunTally>(id, new RunTask(id)));

        Task<RunTally> WarmAsync(string member) =>
            panelWork.AddAsync(1, context.CallActivityAsync<WarmPanelMember, RunTask, RunTally>(member, new RunTask(id, member)));
    }

    private static async Task<RunTally> RunBatchAsync(IWorkflowContext context, SymbolBatch batch) => RunTally.Sum(await context.WhenAllAsync(
        batch.Symbols.Count > BatchSize
            ? batch.Symbols.Chunk(BatchSize).Select(part =>
                context.CallWorkflowAsync(Batch, $"{batch.RunId}:{batch.Symbols[0]}:{part[0]}", batch with { Symbols = part }))
            : batch.Symbols.Select(symbol =>
                context.CallActivityAsync<BuildSymbol, RunTask, RunTally>(symbol, new RunTask(batch.RunId, symbol, batch.Panels)))));

    private static IEnumerable<SymbolBatch> Batches(string runId, string panels, string[] symbols)
    {
        var parts = (symbols.Length + (BatchSize * MaxBatches) - 1) / (BatchSize * MaxBatches);
        return symbols.Chunk(BatchSize * parts).Select(batch => new SymbolBatch(runId, batch, panels));
    }
}
