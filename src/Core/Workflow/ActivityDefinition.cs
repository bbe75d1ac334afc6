using System.Text.Json.Serialization.Metadata;

namespace SmartMoney.Core.Workflow;

/// <summary>An activity by name: what a host needs to run it, and to keep its result.</summary>
/// <typeparam name="TInput">Its input.</typeparam>
/// <typeparam name="TResult">Its result, small.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="ResultType">How the result is kept.</param>
/// <param name="RunAsync">Does it.</param>
/// <param name="IsUsableAsync">Whether a result of an earlier run of the process still stands.</param>
public sealed record ActivityDefinition<TInput, TResult>(
    string Name,
    JsonTypeInfo<TResult> ResultType,
    Func<DatasetActivities, TInput, CancellationToken, Task<TResult>> RunAsync,
    Func<DatasetActivities, TInput, TResult, CancellationToken, Task<bool>> IsUsableAsync);
