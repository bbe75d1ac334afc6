using System.Collections.Concurrent;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Sees every activity that a worker executes, and may hold it.</summary>
internal sealed class ActivityWatch
{
    private readonly ConcurrentQueue<ActivityRun> _runs = [];
    private int _ended;

    /// <summary>Every execution that began, repeated ones too.</summary>
    public IReadOnlyCollection<ActivityRun> Runs => _runs;

    /// <summary>How many executions are over.</summary>
    public int Ended => _ended;

    /// <summary>Runs before an activity; what it throws is what the activity throws.</summary>
    public Func<ActivityRun, Task> Before { get; set; } = _ => Task.CompletedTask;

    public int CountOf(string activity) => _runs.Count(run => run.Name == activity);

    public async Task<object?> RunAsync(ActivityRun run, Func<Task<object?>> activity)
    {
        _runs.Enqueue(run);
        try
        {
            await Before(run);
            return await activity();
        }
        finally
        {
            Interlocked.Increment(ref _ended);
        }
    }
}
