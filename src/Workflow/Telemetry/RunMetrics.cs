using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Telemetry;

/// <summary>
/// Counts what runs do, as metrics of the meter <see cref="MeterName"/>. Tags have few values; symbols and reasons go to the log, as
/// events named <see cref="SymbolFailed"/>.
/// </summary>
public sealed partial class RunMetrics : IRunObserver, IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "SmartMoney";

    /// <summary>The event of a data type of a symbol, or of a panel member, that is unavailable.</summary>
    public const string SymbolFailed = "SymbolFailed";

    private readonly ILogger _log;
    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _phases;

    /// <summary>Creates the metrics.</summary>
    /// <param name="meters">Where meters come from.</param>
    /// <param name="log">Receives the failures with their symbols and reasons.</param>
    public RunMetrics(IMeterFactory meters, ILogger<RunMetrics> log)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _log = log;
        _meter = meters.Create(MeterName);
        _requests = _meter.CreateCounter<long>("smartmoney.requests", "{request}", "Requests to the source.");
        _hits = _meter.CreateCounter<long>("smartmoney.cache.hits", "{entry}", "Entries that the cache answered with.");
        _misses = _meter.CreateCounter<long>("smartmoney.cache.misses", "{entry}", "Entries that the cache did not have.");
        _rows = _meter.CreateCounter<long>("smartmoney.rows", "{row}", "Rows made.");
        _failures = _meter.CreateCounter<long>("smartmoney.symbols.failed", "{failure}", "Data types of symbols that are unavailable.");
        _phases = _meter.CreateHistogram<double>("smartmoney.phase.duration", "s", "How long the phases of runs take.");
    }

    /// <inheritdoc />
    public void OnCall(string endpoint, CallOutcome outcome) =>
        _requests.Add(1, new("endpoint", endpoint), new("outcome", Name(outcome)));

    /// <inheritdoc />
    public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
    {
        ArgumentNullException.ThrowIfNull(key);
        var counter = cacheEvent switch
        {
            CacheEvent.Hit => _hits,
            CacheEvent.Miss => _misses,
            _ => null,
        };
        counter?.Add(1, new KeyValuePair<string, object?>("type", key.Type.Name()));
    }

    /// <inheritdoc />
    public void OnSample(string symbol, DateOnly sampleDate)
    {
    }

    /// <inheritdoc />
    public void OnFailure(DataFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        _failures.Add(1, new("type", failure.Type), new("outcome", Name(failure.Kind)));
        LogFailure(failure.Subject, failure.Type, failure.Reason);
    }

    /// <summary>Rows were made.</summary>
    /// <param name="count">How many.</param>
    public void OnRows(int count) => _rows.Add(count);

    /// <summary>A phase of a run ended.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="duration">How long it took.</param>
    public void OnPhase(RunPhase phase, TimeSpan duration) =>
        _phases.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("phase", phase.Name()));

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    [LoggerMessage(1, LogLevel.Warning, "{Symbol} {Type}: {Reason}", EventName = SymbolFailed)]
    private partial void LogFailure(string symbol, string type, string reason);

    private static string Name(DataFailureKind kind) => kind switch
    {
        DataFailureKind.Unknown => "unknown",
        DataFailureKind.Refused => "refused",
        _ => "failed",
    };

    private static string Name(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Ok => "ok",
        CallOutcome.Limited => "limited",
        CallOutcome.Refused => "refused",
        _ => "failed",
    };
}
