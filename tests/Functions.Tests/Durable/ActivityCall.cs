namespace SmartMoney.Functions.Tests.Durable;

/// <summary>An activity that an instance waits for.</summary>
internal sealed record ActivityCall(DurableInstance Caller, ScheduledAction Action);
