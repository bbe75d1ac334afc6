using System.Text.Json.Serialization.Metadata;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>Keeps the parameters of the run for all other activities.</summary>
/// <param name="resources">What activities share.</param>
public sealed class ResolveUniverse(RunResources resources) : IActivity<RunParameters, RunTask>
{
    /// <inheritdoc />
    public static string Name => nameof(ResolveUniverse);

    /// <inheritdoc />
    public static JsonTypeInfo<RunTask> ResultType => ActivityJson.Default.RunTask;

    /// <inheritdoc />
    public async Task<RunTask> RunAsync(RunParameters input, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(input);
        await resources.Runs.WriteAsync(RunStore.Parameters(input.RunId), input, RunJson.Default.RunParameters, cancellationToken);
        return new RunTask(input.RunId);
    }
}
