using System.Text.Json.Serialization.Metadata;

namespace SmartMoney.Workflow.Activities;

/// <summary>
/// A piece of the work of a run. It may be done twice, by two hosts at once or after a crash, with the same result: it reads what is
/// stored, and writes whole objects.
/// </summary>
/// <typeparam name="TInput">Its input.</typeparam>
/// <typeparam name="TResult">Its result, small.</typeparam>
public interface IActivity<in TInput, TResult>
{
    /// <summary>The name: that of its class.</summary>
    static abstract string Name { get; }

    /// <summary>How a host keeps the result.</summary>
    static abstract JsonTypeInfo<TResult> ResultType { get; }

    /// <summary>Does it.</summary>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<TResult> RunAsync(TInput input, CancellationToken cancellationToken);

    /// <summary>Whether a result of an earlier process is still valid.</summary>
    /// <param name="input">The input.</param>
    /// <param name="earlier">The result.</param>
    /// <param name="cancellationToken">Stops looking.</param>
    Task<bool> IsUsableAsync(TInput input, TResult earlier, CancellationToken cancellationToken) => Task.FromResult(false);
}
