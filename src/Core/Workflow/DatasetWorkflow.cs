namespace SmartMoney.Core.Workflow;

/// <summary>
/// How a dataset is made: resolve, warm the panels, fan out one activity a symbol in batches, fan in, validate and report, publish. It
/// awaits only its context, so that any host may run and replay it. Where no row came out it fails before it touches the dataset.
/// </summary>
public static class DatasetWorkflow
{
    /// <summary>Symbols a batch: keeps the history of each orchestration short at thousands of symbols.</summary>
    public const int BatchSize = 50;

    /// <summary>The orchestration of a run.</summary>
    public static WorkflowDefinition<RunParameters, RunReport> Run { get; } = new("DatasetOrchestrator", RunAsync);

    /// <summary>The orchestration of one batch of symbols.</summary>
    public static WorkflowDefinition<SymbolBatch, RunTally> Batch { get; } = new("SymbolBatchOrchestrator", RunBatchAsync);

    private static async Task<RunReport> RunAsync(IWorkflowContext context, RunParameters run)
    {
        var id = run.RunId;
        var startedAt = context.UtcNow;
        context.Report(RunProgress.Start);
        await context.CallActivityAsync(DatasetActivities.Resolve, id, run);

        var members = run.Panel.HedgeFunds.Select(fund => fund.Cik).Concat(run.Panel.Etfs).ToList();
        context.Report(new RunProgress("panels", 0, members.Count, 0, 0));
        var warmed = await context.WhenAllAsync(
            members.Select(member => context.CallActivityAsync(DatasetActivities.WarmPanelMember, member, new RunTask(id, member))));
        var total = RunTally.Sum(warmed);
        var panels = await context.CallActivityAsync(DatasetActivities.CompilePanels, id, new RunTask(id));

        context.Report(Symbols(total));
        await context.WhenAllAsync(run.Symbols.Chunk(BatchSize).Select((symbols, number) => BatchAsync(number, symbols)));

        if (total.Rows == 0)
        {
            throw EmptyDatasetException.Of(run, total);
        }

        context.Report(new RunProgress("assemble", 0, 1, total.Rows, total.Failures.Count));
        var dataset = await context.CallActivityAsync(DatasetActivities.Assemble, id, new RunTask(id));
        context.Report(new RunProgress("report", 0, 1, dataset.Rows, total.Failures.Count));
        var report = await context.CallActivityAsync(DatasetActivities.Report, id, new ReportTask(id, startedAt, context.UtcNow, total, dataset));
        await context.CallActivityAsync(DatasetActivities.Publish, id, new RunTask(id));
        context.Report(new RunProgress("done", 1, 1, dataset.Rows, total.Failures.Count));
        return report;

        async Task<RunTally> BatchAsync(int number, string[] symbols)
        {
            var done = await context.CallWorkflowAsync(Batch, $"{id}:{number}", new SymbolBatch(id, symbols, panels.Panels));
            total = RunTally.Sum([total, done]);
            context.Report(Symbols(total));
            return done;
        }

        RunProgress Symbols(RunTally tally) => new("symbols", tally.Symbols, run.Symbols.Length, tally.Rows, tally.Failures.Count);
    }

    private static async Task<RunTally> RunBatchAsync(IWorkflowContext context, SymbolBatch batch) =>
        RunTally.Sum(await context.WhenAllAsync(
            batch.Symbols.Select(symbol => context.CallActivityAsync(DatasetActivities.BuildSymbol, symbol, new RunTask(batch.RunId, symbol, batch.Panels)))));
}
