using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;
using Xunit;

namespace SmartMoney.Workflow.Tests.Telemetry;

public sealed class RunMetricsTests : IDisposable
{
    private static readonly HashSet<string> BoundedTags = ["type", "endpoint", "outcome", "phase"];

    private readonly LogLines _log = new();
    private readonly ServiceProvider _services;
    private readonly MeterListener _listener = new();
    private readonly List<KeyValuePair<string, object?>> _tags = [];

    public RunMetricsTests()
    {
        _services = new ServiceCollection().AddMetrics().AddLogging(logging => logging.AddProvider(_log)).AddSingleton<RunMetrics>().BuildServiceProvider();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Scope == _services.GetRequiredService<IMeterFactory>())
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => _tags.AddRange(tags));
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => _tags.AddRange(tags));
        _listener.Start();
    }

    [Fact]
    public void Tags_have_few_values_and_no_symbol_or_reason()
    {
        var metrics = _services.GetRequiredService<RunMetrics>();

        metrics.OnCall("insider-trading/search", CallOutcome.Ok);
        metrics.OnCache(CacheEvent.Hit, new EntryKey(DataType.InsiderTrades, "TSLA", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31)), 100);
        metrics.OnFailure(new DataFailure("TSLA", "insider_trades", DataFailureKind.Refused, "403 outside the plan"));
        metrics.OnRows(36);
        metrics.OnPhase(RunPhase.Symbols, TimeSpan.FromSeconds(2));

        Assert.Subset(BoundedTags, _tags.Select(tag => tag.Key).ToHashSet());
        Assert.Contains(new("outcome", "refused"), _tags);
        Assert.DoesNotContain(_tags, tag => tag.Value is string text && (text.Contains("TSLA", StringComparison.Ordinal) || text.Contains("403", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_symbol_and_the_reason_of_a_failure_are_logged()
    {
        _services.GetRequiredService<RunMetrics>().OnFailure(new DataFailure("TSLA", "insider_trades", DataFailureKind.Failed, "503 try later"));

        Assert.Equal(("SymbolFailed", "TSLA insider_trades: 503 try later"), Assert.Single(_log.Lines));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _services.Dispose();
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<(string? Event, string Text)> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add((eventId.Name, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
