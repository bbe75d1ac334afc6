using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>What an orchestrator asked for and said by the end of a history, and after each event of it.</summary>
internal sealed record ReplayOutcome(
    IReadOnlyList<ScheduledAction> Actions,
    IReadOnlyList<int> ActionsAfterEvent,
    IReadOnlyList<string?> CustomStatuses,
    bool IsCompleted,
    string? Output,
    TaskFailureDetails? Failure);
