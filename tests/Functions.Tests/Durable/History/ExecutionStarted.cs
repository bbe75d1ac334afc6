namespace SmartMoney.Functions.Tests.Durable;

internal sealed record ExecutionStarted(DateTime Timestamp, string Name, string? Input) : HistoryEvent(Timestamp);
