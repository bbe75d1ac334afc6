using System.Collections.Concurrent;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Holds activities from a moment on until a test lets them go.</summary>
/// <param name="holds">Which ones it holds.</param>
internal sealed class Gate(Predicate<ActivityRun> holds)
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<ActivityRun> _held = [];

    /// <summary>Is done when the first activity stands at the gate.</summary>
    public Task Reached => _reached.Task;

    public IReadOnlyCollection<ActivityRun> Held => _held;

    public async Task PassAsync(ActivityRun run)
    {
        if (!_opened.Task.IsCompleted && holds(run))
        {
            _held.Enqueue(run);
            _reached.TrySetResult();
            await _opened.Task;
        }
    }

    public void Open() => _opened.TrySetResult();
}
