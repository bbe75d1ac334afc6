using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>Keeps what was logged.</summary>
internal sealed class EventLog : ILoggerFactory
{
    public ConcurrentQueue<(string Category, string? Event, string Message)> Lines { get; } = [];

    /// <summary>The events of the app itself, by name.</summary>
    public IEnumerable<string> Events =>
        Lines.Where(line => line.Category.StartsWith(nameof(SmartMoney), StringComparison.Ordinal)).Select(line => line.Event).OfType<string>();

    public ILogger CreateLogger(string categoryName) => new Log(this, categoryName);

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private sealed class Log(EventLog lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            ArgumentNullException.ThrowIfNull(formatter);
            lines.Lines.Enqueue((category, eventId.Name, formatter(state, exception)));
        }
    }
}
