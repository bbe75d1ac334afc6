namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Work an orchestrator asked for. Replaying it must ask for the same, in the same order.</summary>
internal sealed record ScheduledAction(
    int Id, ActionKind Kind, string Name, string? Input, string? InstanceId = null, DateTime? FireAt = null);
