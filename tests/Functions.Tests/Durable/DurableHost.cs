using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>
/// The durable engine in memory: instances live by their histories alone, orchestrators start over on every event,
/// activities run at least once, and timers move a clock of its own. As in the real one, an activity that was scheduled
/// runs, whatever became of the instance that waits for it; and an instance ends when it comes to the message that says so.
/// </summary>
internal sealed class DurableHost
{
    private readonly Dictionary<string, Orchestrator> _orchestrators = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Activity> _activities = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, DurableInstance> _instances = new(StringComparer.Ordinal);
    private readonly Dictionary<DurableInstance, Queue<Func<DateTime, HistoryEvent>>> _inboxes = [];
    private readonly List<ActivityCall> _activityQueue = [];
    private readonly PriorityQueue<ActivityCall, DateTime> _timers = new();
    private readonly Lock _gate = new();
    private readonly ViolationLog _violations = new();
    private readonly JsonDataConverter _converter = new();
    private readonly OrchestratorReplay _replay;
    private readonly DurableHostOptions _options;
    private readonly Random? _shuffle;

    public DurableHost(DurableHostOptions? options = null)
    {
        _options = options ?? new DurableHostOptions();
        _shuffle = _options.ShuffleSeed is { } seed ? new Random(seed) : null;
        _replay = new OrchestratorReplay(_converter, _options.Loggers, _violations);
        UtcNow = _options.StartsAt;
        Client = new InMemoryDurableTaskClient(this, _converter);
    }

    public DateTime UtcNow { get; private set; }

    public InMemoryDurableTaskClient Client { get; }

    /// <summary>How often an activity body has run, deliveries beyond the first included.</summary>
    public int ActivityExecutions { get; private set; }

    public IReadOnlyList<DurableInstance> Instances
    {
        get
        {
            lock (_gate)
            {
                return [.. _instances.Values];
            }
        }
    }

    public DurableInstance this[string instanceId] => Find(instanceId) ?? throw new KeyNotFoundException(instanceId);

    public DurableHost Add(string name, Orchestrator orchestrator)
    {
        _orchestrators.Add(name, orchestrator);
        return this;
    }

    public DurableHost AddOrchestrator<TOutput>(string name, Func<TaskOrchestrationContext, Task<TOutput>> orchestrator) =>
        Add(name, async context => await orchestrator(context));

    public DurableHost Add(string name, Activity activity)
    {
        _activities.Add(name, activity);
        return this;
    }

    public DurableHost AddActivity<TInput, TOutput>(string name, Func<TInput, Task<TOutput>> activity) =>
        Add(name, async (input, _, converter) => await activity(converter.Deserialize<TInput>(input)!));

    public DurableInstance? Find(string instanceId)
    {
        lock (_gate)
        {
            return _instances.GetValueOrDefault(instanceId);
        }
    }

    /// <summary>Whether nothing moves: every worker is busy with something else.</summary>
    public bool IsStalled { get; set; }

    /// <summary>
    /// Starts an instance where another one, or none, was seen. As in the real engine, of several that saw the same only the first is
    /// started, and nobody is told which.
    /// </summary>
    public void StartInPlaceOf(DurableInstance? seen, InstanceIdentity identity, string? input)
    {
        lock (_gate)
        {
            if (_instances.GetValueOrDefault(identity.InstanceId) == seen)
            {
                Start(identity, input);
            }
        }
    }

    /// <summary>Puts a new instance in the place of any other with its id.</summary>
    private void Start(InstanceIdentity identity, string? input, ActivityCall? waiting = null)
    {
        lock (_gate)
        {
            if (!_orchestrators.ContainsKey(identity.Name))
            {
                throw new InvalidOperationException($"No orchestrator is called '{identity.Name}'.");
            }

            if (_instances.TryGetValue(identity.InstanceId, out var before) && !before.IsOver)
            {
                before.Terminate(null, UtcNow);
            }

            var instance = new DurableInstance(identity, waiting, input, UtcNow);
            _instances[identity.InstanceId] = instance;
            Send(instance, now => new ExecutionStarted(now, identity.Name, input));
        }
    }

    /// <summary>Sends an instance the message to end. Its children get none.</summary>
    /// <exception cref="InvalidOperationException">It is over, or there is none.</exception>
    public void Terminate(string instanceId, string? output)
    {
        lock (_gate)
        {
            if (!_instances.TryGetValue(instanceId, out var instance) || instance.IsOver)
            {
                throw new InvalidOperationException($"Cannot terminate the orchestration instance '{instanceId}' because it is {instance?.Status.ToString() ?? "nowhere"}.");
            }

            instance.AskToEnd();
            Send(instance, now => new ExecutionTerminated(now, output));
        }
    }

    public bool Remove(string instanceId)
    {
        lock (_gate)
        {
            return _instances.Remove(instanceId);
        }
    }

    /// <summary>Runs until nothing is left to do.</summary>
    public Task RunAsync(CancellationToken cancellation = default) => RunAsync(() => false, cancellation);

    /// <summary>
    /// Runs until <paramref name="dies"/> says that the host is gone. Activities under way then end unrecorded and run
    /// again when the host is run again, as they would after a crash.
    /// </summary>
    public async Task RunAsync(Func<bool> dies, CancellationToken cancellation = default)
    {
        var running = new Dictionary<Task<Func<DateTime, HistoryEvent>>, ActivityCall>();
        while (!dies() && !IsStalled)
        {
            cancellation.ThrowIfCancellationRequested();
            _violations.ThrowIfAny();
            if (RunTurn())
            {
                continue;
            }

            while (running.Count < _options.MaxConcurrentActivities && TakeActivity() is { } call)
            {
                running.Add(ExecuteAsync(call), call);
            }

            if (running.Count > 0)
            {
                var ended = await Task.WhenAny(running.Keys).WaitAsync(cancellation);
                running.Remove(ended, out var call);
                var answer = await ended;
                lock (_gate)
                {
                    Send(call!.Caller, answer);
                }
            }
            else if (!FireTimer())
            {
                break;
            }
        }

        await Task.WhenAll(running.Keys);
        lock (_gate)
        {
            _activityQueue.InsertRange(0, running.Values);
        }

        _violations.ThrowIfAny();
    }

    /// <summary>
    /// Replays every prefix of every history, and fails unless each asks for just the work that was asked for then, in
    /// the same order.
    /// </summary>
    public void VerifyReplays()
    {
        foreach (var instance in Instances)
        {
            for (var length = 1; length <= instance.ActionsAfterEvent.Count; length++)
            {
                VerifyReplay(instance, length);
            }
        }
    }

    private void VerifyReplay(DurableInstance instance, int length)
    {
        var outcome = Replay(instance, instance.History.Take(length).ToList(), length);
        var expected = instance.Actions.Take(instance.ActionsAfterEvent[length - 1]);
        if (!outcome.Actions.SequenceEqual(expected)
            || !outcome.CustomStatuses.SequenceEqual(instance.CustomStatuses.Take(outcome.CustomStatuses.Count)))
        {
            throw new OrchestratorViolationException(
                $"Orchestration '{instance.InstanceId}' is not deterministic: replaying {length} events gave other work than it did then.");
        }
    }

    private ReplayOutcome Replay(DurableInstance instance, IReadOnlyList<HistoryEvent> history, int replayed) =>
        _replay.Run(_orchestrators[instance.Identity.Name], instance.Identity, history, replayed);

    private bool RunTurn()
    {
        lock (_gate)
        {
            var (instance, inbox) = _inboxes.FirstOrDefault(entry => entry.Value.Count > 0 && !entry.Key.IsSuspended);
            if (instance is null)
            {
                return false;
            }

            if (instance.IsOver)
            {
                inbox.Clear();
                return true;
            }

            UtcNow = UtcNow.AddMilliseconds(1);
            var replayed = instance.History.Count;
            for (var events = 0; events < _options.MaxEventsPerTurn && inbox.TryDequeue(out var message); events++)
            {
                var happened = message(UtcNow);
                if (happened is ExecutionTerminated end)
                {
                    instance.Terminate(end.Output, UtcNow);
                    Answer(instance, (now, action) => new ActionFailed(now, action, new TaskFailureDetails(
                        "Terminated", $"Sub-orchestration '{instance.InstanceId}' was terminated.", null, null, null)));
                    return true;
                }

                instance.Tell(happened);
            }

            if (instance.History.Count > replayed)
            {
                var scheduled = instance.Accept(Replay(instance, instance.History, replayed), UtcNow);
                foreach (var action in scheduled)
                {
                    Begin(instance, action);
                }

                if (instance.IsOver)
                {
                    Answer(instance, (now, action) => instance.Failure is { } failure
                        ? new ActionFailed(now, action, failure)
                        : new ActionSucceeded(now, action, instance.Output));
                }
            }

            return true;
        }
    }

    private void Begin(DurableInstance instance, ScheduledAction action)
    {
        switch (action.Kind)
        {
            case ActionKind.Activity:
                _activityQueue.Add(new ActivityCall(instance, action));
                break;
            case ActionKind.Timer:
                _timers.Enqueue(new ActivityCall(instance, action), action.FireAt!.Value);
                break;
            default:
                if (_instances.TryGetValue(action.InstanceId!, out var existing) && !existing.IsOver)
                {
                    throw new OrchestratorViolationException(
                        $"Orchestration '{instance.InstanceId}' starts '{action.InstanceId}', which is running already.");
                }

                var parent = new ParentOrchestrationInstance(instance.Identity.Name, instance.InstanceId);
                Start(new InstanceIdentity(action.Name, action.InstanceId!, parent), action.Input, new ActivityCall(instance, action));
                break;
        }
    }

    private ActivityCall? TakeActivity()
    {
        lock (_gate)
        {
            if (_activityQueue.Count == 0)
            {
                return null;
            }

            var next = _shuffle?.Next(_activityQueue.Count) ?? 0;
            var call = _activityQueue[next];
            _activityQueue.RemoveAt(next);
            return call;
        }
    }

    private async Task<Func<DateTime, HistoryEvent>> ExecuteAsync(ActivityCall call)
    {
        try
        {
            var first = InvokeAsync(call);
            if (_options.Delivery == ActivityDelivery.TwiceInTurn)
            {
                await first;
            }

            var second = _options.Delivery == ActivityDelivery.Once ? first : InvokeAsync(call);
            await Task.WhenAll(first, second);
            var result = _converter.Serialize(await first);
            return now => new ActionSucceeded(now, call.Action.Id, result);
        }
        catch (Exception failure) when (failure is not OrchestratorViolationException)
        {
            return now => new ActionFailed(now, call.Action.Id, TaskFailureDetails.FromException(failure));
        }
    }

    private async Task<object?> InvokeAsync(ActivityCall call)
    {
        if (!_activities.TryGetValue(call.Action.Name, out var activity))
        {
            throw new InvalidOperationException($"No activity is called '{call.Action.Name}'.");
        }

        lock (_gate)
        {
            ActivityExecutions++;
        }

        await Task.Yield();
        return await activity(call.Action.Input, call.Caller.InstanceId, _converter);
    }

    private bool FireTimer()
    {
        lock (_gate)
        {
            if (!_timers.TryDequeue(out var timer, out var at))
            {
                return false;
            }

            UtcNow = at > UtcNow ? at : UtcNow;
            Send(timer.Caller, now => new ActionSucceeded(now, timer.Action.Id, null));
            return true;
        }
    }

    private void Answer(DurableInstance child, Func<DateTime, int, HistoryEvent> answer)
    {
        if (child.Waiting is { } waiting)
        {
            Send(waiting.Caller, now => answer(now, waiting.Action.Id));
        }
    }

    private void Send(DurableInstance to, Func<DateTime, HistoryEvent> happened)
    {
        if (!to.IsOver)
        {
            if (!_inboxes.TryGetValue(to, out var inbox))
            {
                _inboxes.Add(to, inbox = new Queue<Func<DateTime, HistoryEvent>>());
            }

            inbox.Enqueue(happened);
        }
    }
}
