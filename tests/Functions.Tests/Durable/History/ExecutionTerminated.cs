namespace SmartMoney.Functions.Tests.Durable;

/// <summary>The instance is to end here and now. It is not told: its orchestrator does not run again.</summary>
internal sealed record ExecutionTerminated(DateTime Timestamp, string? Output) : HistoryEvent(Timestamp);
