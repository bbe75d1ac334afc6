namespace SmartMoney.Functions.Tests.Durable;

/// <summary>The settings of a task hub, with intervals that suit an emulator on the same machine.</summary>
internal sealed record TaskHubOptions
{
    public string Name { get; init; } = "SmartMoney";

    public int Partitions { get; init; } = 1;

    public int MaxConcurrentActivities { get; init; } = 4;

    public TimeSpan MaxQueuePollingInterval { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a message that a worker took stays invisible to the others, unless the worker renews it.</summary>
    public TimeSpan VisibilityTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a worker owns a partition, unless it renews the lease.</summary>
    public TimeSpan LeaseInterval { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan LeaseRenewInterval { get; init; } = TimeSpan.FromSeconds(1);
}
