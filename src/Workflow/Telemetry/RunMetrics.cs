using System.Diagnostics.Metrics;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Telemetry;

/// <summary>Counts what runs do, as metrics of the meter <see cref="MeterName"/>.</summary>
public sealed class RunMetrics : IRunObserver, IDisposable
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "SmartMoney";

    private readonly Meter _meter;
    private readonly Counter<long> _requests;
    private readonly Counter<long> _hits;
    private readonly Counter<long> _misses;
    private readonly Counter<long> _rows;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _phases;

    /// <summary>Creates the metrics.</summary>
    /// <param name="meters">Where meters come from.</param>
    public RunMetrics(IMeterFactory meters)
    {
        ArgumentNullException.ThrowIfNull(meters);
        _meter = meters.Create(MeterName);
        _requests = _meter.CreateCounter<long>("smartmoney.requests", "{request}", "Requests to the source.");
        _hits = _meter.CreateCounter<long>("smartmoney.cache.hits", "{entry}", "Entries that the cache answered with.");
        _misses = _meter.CreateCounter<long>("smartmoney.cache.misses", "{entry}", "Entries that the cache did not have.");
        _rows = _meter.CreateCounter<long>("smartmoney.rows", "{row}", "Rows made.");
        _failures = _meter.CreateCounter<long>("smartmoney.symbols.failed", "{failure}", "Data types of symbols that could not be had.");
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
        _failures.Add(1, new("symbol", failure.Subject), new("reason", $"{failure.Type}: {failure.Reason}"));
    }

    /// <summary>Rows were made.</summary>
    /// <param name="count">How many.</param>
    public void OnRows(int count) => _rows.Add(count);

    /// <summary>A phase of a run ended.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="duration">How long it took.</param>
    public void OnPhase(string phase, TimeSpan duration) =>
        _phases.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("phase", phase));

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private static string Name(CallOutcome outcome) => outcome switch
    {
        CallOutcome.Ok => "ok",
        CallOutcome.Limited => "limited",
        CallOutcome.Refused => "refused",
        _ => "failed",
    };
}
