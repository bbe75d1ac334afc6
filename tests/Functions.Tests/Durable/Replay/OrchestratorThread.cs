namespace SmartMoney.Functions.Tests.Durable;

/// <summary>
/// The one thread an orchestrator may run on. A continuation that some other thread posts here belongs to a task that is
/// not the context's, so it is reported instead of run.
/// </summary>
internal sealed class OrchestratorThread(string instanceId, ViolationLog violations) : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly int _threadId = Environment.CurrentManagedThreadId;
    private bool _over;

    public bool IsCurrent => !_over && Environment.CurrentManagedThreadId == _threadId && Current == this;

    public override SynchronizationContext CreateCopy() => this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (!IsCurrent)
        {
            violations.Add($"Orchestration '{instanceId}' awaited a task that is not the context's: another thread continued it.");
            return;
        }

        _ready.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException();

    /// <summary>Runs a step of the orchestrator, and what it made ready, to the end.</summary>
    public void Run(Action step)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            step();
            while (_ready.TryDequeue(out var next))
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public void Close() => _over = true;

    public void Demand(string member)
    {
        if (!IsCurrent)
        {
            var message = $"Orchestration '{instanceId}' called {member} off the orchestrator thread.";
            violations.Add(message);
            throw new OrchestratorViolationException(message);
        }
    }
}
