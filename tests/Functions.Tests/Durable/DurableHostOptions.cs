using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace SmartMoney.Functions.Tests.Durable;

internal sealed record DurableHostOptions
{
    public ActivityDelivery Delivery { get; init; } = ActivityDelivery.Once;

    public int MaxConcurrentActivities { get; init; } = 1;

    /// <summary>Activities are taken in the order of this seed instead of the order they were scheduled in.</summary>
    public int? ShuffleSeed { get; init; }

    /// <summary>How many events an instance is told at most before it runs; the framework batches as it likes.</summary>
    public int MaxEventsPerTurn { get; init; } = 1;

    public DateTime StartsAt { get; init; } = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public ILoggerFactory Loggers { get; init; } = NullLoggerFactory.Instance;
}
