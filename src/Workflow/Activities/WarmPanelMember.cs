using System.Text.Json.Serialization.Metadata;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Activities;

/// <summary>Gets the reports of one panel member and keeps them compact.</summary>
/// <param name="resources">What activities share.</param>
public sealed class WarmPanelMember(RunResources resources) : IActivity<RunTask, RunTally>
{
    /// <inheritdoc />
    public static string Name => nameof(WarmPanelMember);

    /// <inheritdoc />
    public static JsonTypeInfo<RunTally> ResultType => RunJson.Default.RunTally;

    /// <inheritdoc />
    public async Task<RunTally> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        var run = await resources.ParametersOfAsync(task);
        var (kind, need) = new DataNeeds(run).OfPanel().Single(member => member.Need.Subject == task.Subject);
        var path = RunStore.Member(task.RunId, task.Subject);
        var tally = new ActivityTally(resources.Observer);
        var reading = PanelLoader.ReadingOf(run, new DroppedRows());
        try
        {
            var member = await resources.Open(run, tally).GetAsync(kind, need, reading, cancellationToken);
            await resources.Runs.WriteAsync(path, member, ActivityJson.Default.PanelMember, cancellationToken);
            return tally.ToTally() with { FactsDropped = reading.Dropped.Counts, Suspect = reading.Suspect };
        }
        catch (SourceException e) when (!e.EndsRun)
        {
            await resources.Store.DeleteAsync(path, cancellationToken);
            var failure = DataFailure.Of(need, e);
            resources.Observer.OnFailure(failure);
            return tally.ToTally() with { Failures = [failure] };
        }
    }

    /// <inheritdoc />
    /// <remarks>The reports of the member have to be there and readable, unless they were refused for good.</remarks>
    public async Task<bool> IsUsableAsync(RunTask task, RunTally earlier, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(earlier);
        if (earlier.Failures.Count > 0)
        {
            return !earlier.IsIncomplete;
        }

        try
        {
            return await resources.Runs.FindAsync(RunStore.Member(task.RunId, task.Subject), ActivityJson.Default.PanelMember, cancellationToken) is not null;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
