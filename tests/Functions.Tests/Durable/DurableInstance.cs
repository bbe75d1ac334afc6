using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>One orchestration: its history, and what it has asked for and said so far.</summary>
internal sealed class DurableInstance(InstanceIdentity identity, ActivityCall? waiting, string? input, DateTime createdAt)
{
    private readonly List<HistoryEvent> _history = [];
    private readonly List<ScheduledAction> _actions = [];
    private readonly List<int> _actionsAfterEvent = [];
    private readonly HashSet<int> _answered = [];

    public InstanceIdentity Identity { get; } = identity;

    public string InstanceId => Identity.InstanceId;

    /// <summary>The parent, and the action of it that this instance answers; none other that takes the parent's id later on.</summary>
    public ActivityCall? Waiting { get; } = waiting;

    public string? Input { get; } = input;

    public DateTime CreatedAt { get; } = createdAt;

    public DateTime LastUpdatedAt { get; private set; } = createdAt;

    public OrchestrationRuntimeStatus Status { get; private set; } = OrchestrationRuntimeStatus.Pending;

    public IReadOnlyList<HistoryEvent> History => _history;

    public IReadOnlyList<ScheduledAction> Actions => _actions;

    /// <summary>How many actions had been scheduled after each event of the history.</summary>
    public IReadOnlyList<int> ActionsAfterEvent => _actionsAfterEvent;

    /// <summary>Every status the orchestrator set, oldest first, as JSON.</summary>
    public IReadOnlyList<string?> CustomStatuses { get; private set; } = [];

    public string? Output { get; private set; }

    public TaskFailureDetails? Failure { get; private set; }

    public bool IsOver => Status is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    /// <summary>Whether it was told to end; it is over when it comes to that message.</summary>
    public bool IsEnding { get; private set; }

    public bool IsSuspended => Status == OrchestrationRuntimeStatus.Suspended && !IsEnding;

    /// <summary>Notes an event. False for an answer to an action that has been answered already.</summary>
    public bool Tell(HistoryEvent happened)
    {
        var id = happened switch
        {
            ActionSucceeded succeeded => succeeded.ActionId,
            ActionFailed failed => failed.ActionId,
            _ => (int?)null,
        };
        if (id is { } answered && !_answered.Add(answered))
        {
            return false;
        }

        _history.Add(happened);
        return true;
    }

    /// <summary>Takes over what a turn has come to, and gives back the actions that are new.</summary>
    public IReadOnlyList<ScheduledAction> Accept(ReplayOutcome outcome, DateTime now)
    {
        RequireSame(outcome);
        var scheduled = outcome.Actions.Skip(_actions.Count).ToList();
        _actions.AddRange(scheduled);
        _actionsAfterEvent.AddRange(outcome.ActionsAfterEvent.Skip(_actionsAfterEvent.Count));
        CustomStatuses = outcome.CustomStatuses;
        Output = outcome.Output;
        Failure = outcome.Failure;
        Status = (outcome.IsCompleted, outcome.Failure) switch
        {
            (false, _) => OrchestrationRuntimeStatus.Running,
            (true, null) => OrchestrationRuntimeStatus.Completed,
            _ => OrchestrationRuntimeStatus.Failed,
        };
        LastUpdatedAt = now;
        return scheduled;
    }

    public void AskToEnd() => IsEnding = true;

    public void Terminate(string? output, DateTime now)
    {
        Status = OrchestrationRuntimeStatus.Terminated;
        Output = output;
        LastUpdatedAt = now;
    }

    public void Suspend() => Status = OrchestrationRuntimeStatus.Suspended;

    public void Resume() => Status = _history.Count == 0 ? OrchestrationRuntimeStatus.Pending : OrchestrationRuntimeStatus.Running;

    /// <summary>A replay may have gone further than what is recorded, but never elsewhere.</summary>
    private void RequireSame(ReplayOutcome outcome)
    {
        for (var i = 0; i < _actions.Count; i++)
        {
            var again = i < outcome.Actions.Count ? outcome.Actions[i] : null;
            if (again != _actions[i])
            {
                throw new OrchestratorViolationException(
                    $"Orchestration '{InstanceId}' is not deterministic: action #{i} was {_actions[i]}, and replaying gave {again?.ToString() ?? "nothing"}.");
            }
        }
    }
}
