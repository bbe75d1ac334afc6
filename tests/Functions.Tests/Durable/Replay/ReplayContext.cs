using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>The context of one pass of an orchestrator over its history.</summary>
internal sealed class ReplayContext(
    InstanceIdentity identity, OrchestratorThread thread, DataConverter converter, ILoggerFactory loggers)
    : TaskOrchestrationContext
{
    private readonly Dictionary<int, PendingAction> _pending = [];
    private readonly List<ScheduledAction> _actions = [];
    private readonly List<string?> _customStatuses = [];
    private string? _input;
    private bool _isReplaying;
    private DateTime _now;
    private int _guids;

    public IReadOnlyList<ScheduledAction> Actions => _actions;

    public IReadOnlyList<string?> CustomStatuses => _customStatuses;

    public IReadOnlyCollection<int> Outstanding => _pending.Keys;

    public override TaskName Name => identity.Name;

    public override string InstanceId => identity.InstanceId;

    public override ParentOrchestrationInstance? Parent => identity.Parent;

    public override bool IsReplaying => _isReplaying;

    public override DateTime CurrentUtcDateTime
    {
        get
        {
            thread.Demand(nameof(CurrentUtcDateTime));
            return _now;
        }
    }

    protected override ILoggerFactory LoggerFactory => loggers;

    public void MoveTo(HistoryEvent happened, bool isReplaying)
    {
        _now = happened.Timestamp;
        _isReplaying = isReplaying;
        if (happened is ExecutionStarted started)
        {
            _input = started.Input;
        }
    }

    /// <summary>Completes what the event is about. False when this pass never scheduled it.</summary>
    public bool Apply(HistoryEvent happened)
    {
        var id = happened switch
        {
            ActionSucceeded succeeded => succeeded.ActionId,
            ActionFailed failed => failed.ActionId,
            _ => throw new NotSupportedException(happened.GetType().Name),
        };
        if (!_pending.Remove(id, out var action))
        {
            return false;
        }

        action.Complete(happened);
        return true;
    }

    public override T? GetInput<T>()
        where T : default
    {
        thread.Demand(nameof(GetInput));
        return converter.Deserialize<T>(_input);
    }

    public object? GetInput(Type type) => converter.Deserialize(_input, type);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("Options were passed in the place of the input.", nameof(input));
        }

        return RetryAsync(
            () => Schedule<TResult>(id => new ScheduledAction(id, ActionKind.Activity, name, converter.Serialize(input))),
            options?.Retry);
    }

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var instanceId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N");
        return RetryAsync(
            () => Schedule<TResult>(id => new ScheduledAction(
                id, ActionKind.SubOrchestration, orchestratorName, converter.Serialize(input), instanceId)),
            options?.Retry);
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
        Schedule<object?>(id => new ScheduledAction(id, ActionKind.Timer, "", null, FireAt: fireAt.ToUniversalTime()))
            .WaitAsync(cancellationToken);

    public override void SetCustomStatus(object? customStatus)
    {
        thread.Demand(nameof(SetCustomStatus));
        _customStatuses.Add(converter.Serialize(customStatus));
    }

    public override Guid NewGuid()
    {
        thread.Demand(nameof(NewGuid));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{InstanceId}_{_now:o}_{_guids++}"));
        return new Guid(hash.AsSpan(0, 16));
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();

    public override void SendEvent(string instanceId, string eventName, object payload) =>
        throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        throw new NotSupportedException();

    private Task<T> Schedule<T>(Func<int, ScheduledAction> describe)
    {
        thread.Demand("an action");
        var action = describe(_actions.Count);
        var pending = new PendingAction<T>(action, converter);
        _actions.Add(action);
        _pending.Add(action.Id, pending);
        return pending.Task;
    }

    private Task<T> RetryAsync<T>(Func<Task<T>> attempt, TaskRetryOptions? retry) => retry switch
    {
        { Policy: { } policy } => RetryByPolicyAsync(attempt, policy),
        { Handler: { } handler } => RetryByHandlerAsync(attempt, handler),
        _ => attempt(),
    };

    private async Task<T> RetryByPolicyAsync<T>(Func<Task<T>> attempt, RetryPolicy policy)
    {
        var first = CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await attempt();
            }
            catch (TaskFailedException failure) when (
                attempts < policy.MaxNumberOfAttempts && policy.Handle(failure) && !IsPast(first, policy.RetryTimeout))
            {
            }

            var delay = Math.Min(
                policy.FirstRetryInterval.TotalMilliseconds * Math.Pow(policy.BackoffCoefficient, attempts - 1),
                policy.MaxRetryInterval == Timeout.InfiniteTimeSpan ? double.MaxValue : policy.MaxRetryInterval.TotalMilliseconds);
            await CreateTimer(TimeSpan.FromMilliseconds(delay), CancellationToken.None);
        }
    }

    private async Task<T> RetryByHandlerAsync<T>(Func<Task<T>> attempt, AsyncRetryHandler handler)
    {
        var first = CurrentUtcDateTime;
        for (var attempts = 1; ; attempts++)
        {
            TaskFailedException failure;
            try
            {
                return await attempt();
            }
            catch (TaskFailedException caught)
            {
                failure = caught;
            }

            var retry = new RetryContext(this, attempts, failure.FailureDetails, CurrentUtcDateTime - first, CancellationToken.None);
            if (!await handler(retry))
            {
                throw new TaskFailedException(failure.TaskName, failure.TaskId, failure.FailureDetails);
            }
        }
    }

    private bool IsPast(DateTime first, TimeSpan timeout) =>
        timeout != Timeout.InfiniteTimeSpan && CurrentUtcDateTime >= first + timeout;
}
