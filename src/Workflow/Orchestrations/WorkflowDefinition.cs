namespace SmartMoney.Workflow.Orchestrations;

/// <summary>A part of the orchestration by name.</summary>
/// <typeparam name="TInput">Its input.</typeparam>
/// <typeparam name="TResult">Its result.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="RunAsync">The orchestration: awaits only its context.</param>
public sealed record WorkflowDefinition<TInput, TResult>(string Name, Func<IWorkflowContext, TInput, Task<TResult>> RunAsync);
