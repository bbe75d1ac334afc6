using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>Keeps what was logged.</summary>
internal sealed class EventLog : ILoggerFactory, ILogger
{
    public ConcurrentQueue<(string? Event, string Message)> Lines { get; } = [];

    public IEnumerable<string> Events => Lines.Select(line => line.Event).OfType<string>();

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        Lines.Enqueue((eventId.Name, formatter(state, exception)));
    }
}
