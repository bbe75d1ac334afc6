using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

internal sealed record ActionFailed(DateTime Timestamp, int ActionId, TaskFailureDetails Failure) : HistoryEvent(Timestamp);
