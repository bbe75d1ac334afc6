using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Settings;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Refresh;

/// <summary>
/// Builds the configured universe again every month, up to the last sample whose label is complete. Each refresh covers the
/// whole range, so that one that was missed is caught up by the next; what is cached is not fetched again.
/// </summary>
/// <param name="options">What to build.</param>
/// <param name="app">Whether there is a key, and a name for the SEC.</param>
/// <param name="sources">The sources.</param>
/// <param name="starter">Starts runs.</param>
/// <param name="registry">The runs.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Logs what was started.</param>
public sealed class MonthlyRefresh(
    IOptions<RefreshOptions> options,
    IOptions<AppOptions> app,
    SourceCatalog sources,
    RunStarter starter,
    IRunRegistry registry,
    TimeProvider time,
    ILogger<MonthlyRefresh> log)
{
    /// <summary>Starts the refresh, unless a run is still writing the same file.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops starting.</param>
    [Function(nameof(MonthlyRefresh))]
    public async Task RunAsync(
        [TimerTrigger("%RefreshSchedule%")] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var orchestrations = new Orchestrations(client);
        var (choice, panel) = sources.Find(SourceCatalog.Live, options.Value.Insiders)!.Value;
        var request = new RunRequest { Universe = options.Value.Universe, From = options.Value.From }
            .LabelledBy(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        var errors = request.Resolve(choice, panel, out var run);
        if (run is null)
        {
            log.RefreshSkipped(string.Join("; ", errors));
            return;
        }

        if (!app.Value.HasKey)
        {
            log.RefreshSkipped("there is no key for the source");
            return;
        }

        if (options.Value.Insiders == SourceCatalog.Sec && app.Value.SecProblem is { } problem)
        {
            log.RefreshSkipped(problem);
            return;
        }

        log.RefreshDue(run.RunId);
        if (await FindAtWorkAsync(orchestrations, run, cancellationToken) is { } other)
        {
            log.RefreshSkipped($"run {other} is still writing {run.Paths.Dataset}");
            return;
        }

        switch (await starter.StartAsync(orchestrations, run, isFresh: false, cancellationToken))
        {
            case StartOutcome.Lives:
                log.RefreshSkipped($"run {run.RunId} is already active");
                break;
            case StartOutcome.Done:
                log.RefreshCompleted(run.RunId);
                break;
        }
    }

    private async Task<string?> FindAtWorkAsync(Orchestrations orchestrations, RunParameters run, CancellationToken cancellationToken)
    {
        foreach (var other in await registry.ListAsync(cancellationToken))
        {
            if (other.State == RunState.Running
                && other.DatasetPath == run.Paths.Dataset
                && await orchestrations.LivesAsync(other.RunId, cancellationToken))
            {
                return other.RunId;
            }
        }

        return null;
    }
}
