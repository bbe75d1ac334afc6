namespace SmartMoney.Functions.Tests.Durable;

/// <summary>An activity, a sub-orchestration or a timer that the instance scheduled is done.</summary>
internal sealed record ActionSucceeded(DateTime Timestamp, int ActionId, string? Result) : HistoryEvent(Timestamp);
