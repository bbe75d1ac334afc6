namespace SmartMoney.Functions.Tests.Durable;

/// <summary>An activity, timer or sub-orchestration that an instance waits for.</summary>
internal sealed record ActivityCall(DurableInstance Caller, ScheduledAction Action);
