using Microsoft.Extensions.Logging;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Functions.Telemetry;

/// <summary>The events that alerts and the workbook query: events by name, with the run and its figures as properties.</summary>
internal static partial class RunEvents
{
    [LoggerMessage(1, LogLevel.Information, "Run {RunId} starts: {Universe}, {Symbols} symbols", EventName = nameof(RunStarted))]
    public static partial void RunStarted(this ILogger log, string runId, string universe, int symbols);

    [LoggerMessage(2, LogLevel.Information, "Run {RunId} ended: {Rows} rows, {Failed} failures, incomplete: {IsIncomplete}", EventName = nameof(RunCompleted))]
    public static partial void RunCompleted(this ILogger log, string runId, int rows, int failed, bool isIncomplete);

    [LoggerMessage(3, LogLevel.Error, "Run {RunId} failed: {Reason}", EventName = nameof(RunFailed))]
    public static partial void RunFailed(this ILogger log, string runId, string reason);

    [LoggerMessage(4, LogLevel.Warning, "The dataset of run {RunId} failed validation: {Rows} rows, {Failed} failures", EventName = nameof(ValidationFailed))]
    public static partial void ValidationFailed(this ILogger log, string runId, int rows, int failed);

    [LoggerMessage(5, LogLevel.Information, "The monthly refresh found run {RunId} already complete", EventName = nameof(RefreshCompleted))]
    public static partial void RefreshCompleted(this ILogger log, string runId);

    [LoggerMessage(6, LogLevel.Warning, "The monthly refresh started no run: {Reason}", EventName = nameof(RefreshSkipped))]
    public static partial void RefreshSkipped(this ILogger log, string reason);

    [LoggerMessage(7, LogLevel.Information, "The monthly refresh starts run {RunId}", EventName = nameof(RefreshDue))]
    public static partial void RefreshDue(this ILogger log, string runId);

    [LoggerMessage(8, LogLevel.Information, "Run {RunId} is being stopped", EventName = nameof(RunStopped))]
    public static partial void RunStopped(this ILogger log, string runId);

    [LoggerMessage(9, LogLevel.Error, "A request failed", EventName = nameof(StorageFailed))]
    public static partial void StorageFailed(this ILogger log, StorageException failure);

    [LoggerMessage(10, LogLevel.Warning, "The files of old runs could not be removed", EventName = nameof(PruningFailed))]
    public static partial void PruningFailed(this ILogger log, StorageException failure);

    [LoggerMessage(11, LogLevel.Information, "{Count} histories of orchestrations that ended before {Before} were removed", EventName = nameof(HistoriesPurged))]
    public static partial void HistoriesPurged(this ILogger log, int count, DateTimeOffset before);

    public static void Ended(this ILogger log, RunSummary run)
    {
        log.RunCompleted(run.RunId, run.Rows, run.Failed, run.IsIncomplete);
        if (!run.IsValid)
        {
            log.ValidationFailed(run.RunId, run.Rows, run.Failed);
        }
    }
}
