using System.Threading.RateLimiting;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Orchestrations;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Tests.Orchestrations;

/// <summary>A host whose activities make calls one after the other, within the budget, and nothing else.</summary>
/// <param name="callsOf">The calls of an activity, by its name and its key.</param>
/// <param name="slots">How many activities are done at once.</param>
/// <param name="latency">How long a call takes.</param>
/// <param name="budget">The rate limit.</param>
/// <param name="time">The clock.</param>
internal sealed class PacedContext(Func<string, string, int> callsOf, int slots, TimeSpan latency, RateLimiter budget, TimeProvider time) : IWorkflowContext, IDisposable
{
    private readonly SemaphoreSlim _slots = new(slots);
    private readonly List<DateTimeOffset> _calls = [];

    /// <summary>When each call was made.</summary>
    public IReadOnlyList<DateTimeOffset> Calls => _calls;

    public DateTimeOffset UtcNow => time.GetUtcNow();

    public async Task<TResult> CallActivityAsync<TActivity, TInput, TResult>(string key, TInput input)
        where TActivity : class, IActivity<TInput, TResult>
    {
        await _slots.WaitAsync();
        try
        {
            for (var call = 0; call < callsOf(TActivity.Name, key); call++)
            {
                using var lease = await budget.AcquireAsync(1);
                _calls.Add(time.GetUtcNow());
                await Task.Delay(latency, time);
            }
        }
        finally
        {
            _slots.Release();
        }

        return (TResult)(object)(typeof(TResult) == typeof(RunTally) ? RunTally.Empty : new RunTask("run", "", "panels"));
    }

    public Task<TResult> CallWorkflowAsync<TInput, TResult>(WorkflowDefinition<TInput, TResult> workflow, string key, TInput input) =>
        workflow.RunAsync(this, input);

    public void Report(RunProgress progress)
    {
    }

    public void Dispose() => _slots.Dispose();
}
