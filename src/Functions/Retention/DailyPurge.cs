using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Retention;

/// <summary>Removes the histories of orchestrations that ended long ago. Records, reports and datasets of their runs stay.</summary>
/// <param name="options">How long histories are kept.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Logs what was removed.</param>
public sealed class DailyPurge(IOptions<RetentionOptions> options, TimeProvider time, ILogger<DailyPurge> log)
{
    /// <summary>Every day at 03:00 UTC.</summary>
    private const string Schedule = "0 0 3 * * *";

    /// <summary>Removes the histories.</summary>
    /// <param name="timer">The timer.</param>
    /// <param name="client">The orchestrations.</param>
    /// <param name="cancellationToken">Stops it; the next day continues.</param>
    [Function(nameof(DailyPurge))]
    public async Task RunAsync(
        [TimerTrigger(Schedule)] TimerInfo timer,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().AddDays(-options.Value.HistoryDays);
        log.HistoriesPurged(await new Orchestrations(client).PurgeAsync(before, cancellationToken), before);
    }
}
