using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Runs an orchestrator from its start over a history, as the framework does on every new event.</summary>
internal sealed class OrchestratorReplay(DataConverter converter, ILoggerFactory loggers, ViolationLog violations)
{
    /// <param name="orchestrator">The code to run.</param>
    /// <param name="identity">Whose history it is.</param>
    /// <param name="history">All events so far.</param>
    /// <param name="replayed">How many of them the orchestrator has seen before.</param>
    public ReplayOutcome Run(
        Orchestrator orchestrator, InstanceIdentity identity, IReadOnlyList<HistoryEvent> history, int replayed)
    {
        var thread = new OrchestratorThread(identity.InstanceId, violations);
        var context = new ReplayContext(identity, thread, converter, loggers);
        var actionsAfterEvent = new List<int>();
        Task<object?>? task = null;
        for (var i = 0; i < history.Count && task?.IsCompleted != true; i++)
        {
            var happened = history[i];
            context.MoveTo(happened, isReplaying: i < replayed);
            thread.Run(() =>
            {
                if (task is null)
                {
                    task = RunToEndAsync(orchestrator, context);
                }
                else if (!context.Apply(happened))
                {
                    violations.Add(
                        $"Orchestration '{identity.InstanceId}' is not deterministic: {happened} answers an action that the replay did not schedule.");
                }
            });
            actionsAfterEvent.Add(context.Actions.Count);
            if (!task!.IsCompleted && context.Outstanding.Count == 0)
            {
                violations.Add(
                    $"Orchestration '{identity.InstanceId}' awaits a task that is not the context's: nothing it scheduled is outstanding.");
            }
        }

        thread.Close();
        violations.ThrowIfAny();
        return Describe(context, actionsAfterEvent, task!);
    }

    // Awaited on the orchestrator thread, so that an end reached on any other thread is noticed.
    private static async Task<object?> RunToEndAsync(Orchestrator orchestrator, ReplayContext context) =>
        await orchestrator(context);

    private ReplayOutcome Describe(ReplayContext context, List<int> actionsAfterEvent, Task<object?> task)
    {
        var failure = task.Exception?.InnerException ?? (task.IsCanceled ? new TaskCanceledException(task) : null);
        return new ReplayOutcome(
            [.. context.Actions],
            actionsAfterEvent,
            [.. context.CustomStatuses],
            task.IsCompleted,
            task.IsCompletedSuccessfully ? converter.Serialize(task.Result) : null,
            failure is null ? null : TaskFailureDetails.FromException(failure));
    }
}
