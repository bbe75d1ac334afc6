using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Orchestrations;

/// <summary>
/// What a host offers an orchestration, and all that an orchestration may await: it has no clock, no I/O and no randomness but
/// through here, so that a host may replay it.
/// </summary>
public interface IWorkflowContext
{
    /// <summary>The time, the same in every replay.</summary>
    DateTimeOffset UtcNow { get; }

    /// <summary>Has an activity done, once or more often.</summary>
    /// <typeparam name="TActivity">The activity.</typeparam>
    /// <typeparam name="TInput">Its input.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="key">Distinguishes this call from others of the same activity.</param>
    /// <param name="input">The input.</param>
    Task<TResult> CallActivityAsync<TActivity, TInput, TResult>(string key, TInput input)
        where TActivity : class, IActivity<TInput, TResult>;

    /// <summary>Runs a part of the orchestration as a sub-orchestration.</summary>
    /// <typeparam name="TInput">Its input.</typeparam>
    /// <typeparam name="TResult">Its result.</typeparam>
    /// <param name="workflow">The part.</param>
    /// <param name="key">Distinguishes this call from others of the same part.</param>
    /// <param name="input">The input.</param>
    Task<TResult> CallWorkflowAsync<TInput, TResult>(WorkflowDefinition<TInput, TResult> workflow, string key, TInput input);

    /// <summary>Waits for calls. A host that continues without the others when one fails does so here.</summary>
    /// <typeparam name="T">Their result.</typeparam>
    /// <param name="calls">Calls of this context. A sequence that makes them as it is enumerated lets the host decide how many are active at once.</param>
    Task<T[]> WhenAllAsync<T>(IEnumerable<Task<T>> calls) => Task.WhenAll(calls);

    /// <summary>Says how far the run is.</summary>
    /// <param name="progress">The progress.</param>
    void Report(RunProgress progress);
}
