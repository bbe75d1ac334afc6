using System.Text.Json;
using Microsoft.DurableTask;
using SmartMoney.Sources;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Orchestrations;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Orchestration;

/// <summary>
/// The workflow on a durable orchestration. Activities are tried again, unless the source refused the key: that stops the run.
/// </summary>
internal sealed class DurableWorkflowContext(TaskOrchestrationContext context, Action<RunProgress> onProgress) : IWorkflowContext
{
    private static readonly TaskOptions Retried = TaskOptions.FromRetryPolicy(
        new RetryPolicy(5, TimeSpan.FromSeconds(5), backoffCoefficient: 2, maxRetryInterval: TimeSpan.FromMinutes(1))
        {
            HandleFailure = failure => !failure.IsCausedBy<SourceException>(),
        });

    /// <summary>What was reported last.</summary>
    public RunProgress Progress { get; private set; } = RunProgress.Start;

    public DateTimeOffset UtcNow => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    public Task<TResult> CallActivityAsync<TActivity, TInput, TResult>(string key, TInput input)
        where TActivity : class, IActivity<TInput, TResult> =>
        InOneLineAsync(context.CallActivityAsync<TResult>(TActivity.Name, input, Retried));

    public Task CallActivityAsync(string name, object input) => InOneLineAsync(context.CallActivityAsync<object?>(name, input, Retried));

    /// <summary>The instance is named after the execution too: one of an earlier attempt of the run may still be active.</summary>
    public Task<TResult> CallWorkflowAsync<TInput, TResult>(WorkflowDefinition<TInput, TResult> workflow, string key, TInput input) =>
        InOneLineAsync(context.CallSubOrchestratorAsync<TResult>(
            workflow.Name, input, new SubOrchestrationOptions(instanceId: $"{key}:{context.CurrentUtcDateTime.Ticks:x}")));

    public async Task<T[]> WhenAllAsync<T>(IEnumerable<Task<T>> calls)
    {
        var all = calls.ToList();
        for (var left = all.ToList(); left.Count > 0;)
        {
            var ended = await Task.WhenAny(left);
            await ended;
            left.Remove(ended);
        }

        return await Task.WhenAll(all);
    }

    public void Report(RunProgress progress)
    {
        Progress = progress;
        context.SetCustomStatus(JsonSerializer.SerializeToElement(progress, RunJson.Default.RunProgress));
        onProgress(progress);
    }

    private static async Task<TResult> InOneLineAsync<TResult>(Task<TResult> call)
    {
        try
        {
            return await call;
        }
        catch (TaskFailedException e)
        {
            throw new RunFailedException(e.FailureDetails.ErrorMessage.ReplaceLineEndings("\n").Split('\n')[0]);
        }
    }
}

/// <summary>An activity failed for good, and the run with it. The message is the activity's, one line.</summary>
internal sealed class RunFailedException(string message) : Exception(message);
