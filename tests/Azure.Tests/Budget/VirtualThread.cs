using Microsoft.Extensions.Time.Testing;

namespace SmartMoney.Azure.Tests.Budget;

/// <summary>Runs asynchronous code on one thread and a clock that goes on only when nothing is left to do.</summary>
internal sealed class VirtualThread : SynchronizationContext
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(5);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _ready = new();
    private readonly Lock _gate = new();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 400, TimeSpan.Zero));

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            _ready.Enqueue((d, state));
        }
    }

    public void Run(Func<Task> start, TimeSpan duration)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = start();
            for (var end = Time.GetUtcNow() + duration; Time.GetUtcNow() < end && !task.IsCompleted;)
            {
                Drain();
                Time.Advance(Step);
            }

            Drain();
            task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private void Drain()
    {
        while (Take() is var (callback, state))
        {
            callback(state);
        }
    }

    private (SendOrPostCallback Callback, object? State)? Take()
    {
        lock (_gate)
        {
            return _ready.TryDequeue(out var next) ? next : null;
        }
    }
}
