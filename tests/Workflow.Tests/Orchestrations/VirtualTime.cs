using Microsoft.Extensions.Time.Testing;

namespace SmartMoney.Workflow.Tests.Orchestrations;

/// <summary>Runs asynchronous work on one thread and a clock that moves on when nothing is left to do, so that hours pass in a moment.</summary>
internal sealed class VirtualTime : SynchronizationContext
{
    /// <summary>The step of the clock; what is due within it happens late by as much.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> _work = new();

    public FakeTimeProvider Clock { get; } = new();

    public override void Post(SendOrPostCallback d, object? state) => _work.Enqueue((d, state));

    /// <summary>Runs work to its end, for at most a time of the clock.</summary>
    /// <returns>How long it took by the clock.</returns>
    public TimeSpan Run(Func<Task> start, TimeSpan atMost)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            var started = Clock.GetTimestamp();
            var task = start();
            while (!task.IsCompleted && Clock.GetElapsedTime(started) < atMost)
            {
                if (_work.TryDequeue(out var next))
                {
                    next.Callback(next.State);
                }
                else
                {
                    Clock.Advance(Step);
                }
            }

            task.GetAwaiter().GetResult();
            return Clock.GetElapsedTime(started);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }
}
