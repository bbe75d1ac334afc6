using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Storage;

namespace SmartMoney.Core.Workflow.Activities;

/// <summary>Gets the reports of one panel member and keeps them compact.</summary>
internal sealed class WarmPanelMember(RunResources resources)
{
    public async Task<RunTally> RunAsync(RunTask task, CancellationToken cancellationToken)
    {
        var run = await resources.ParametersOfAsync(task);
        var need = new DataNeeds(run).OfPanel().Single(need => need.Subject == task.Subject);
        var path = RunStore.Member(task.RunId, task.Subject);
        var tally = new ActivityTally(resources.Observer);
        var dropped = new DroppedRows();
        var suspect = new List<SuspectAnswer>();
        try
        {
            var member = await PanelLoader.LoadMemberAsync(resources.Open(run, tally), need, run, dropped, suspect, cancellationToken);
            await resources.Runs.WriteAsync(path, member, WorkflowJson.Default.PanelMember, cancellationToken);
            return tally.ToTally() with { FactsDropped = dropped.Counts, Suspect = suspect };
        }
        catch (SourceException e) when (e.Failure != SourceFailure.InvalidKey)
        {
            await resources.Store.DeleteAsync(path, cancellationToken);
            var failure = DataFailure.Of(need, e);
            resources.Observer.OnFailure(failure);
            return tally.ToTally() with { Failures = [failure] };
        }
    }

    /// <summary>Whether the reports of a member are there and can be read, or were refused for good.</summary>
    public async Task<bool> IsUsableAsync(RunTask task, RunTally done, CancellationToken cancellationToken)
    {
        if (done.Failures.Count > 0)
        {
            return !done.IsIncomplete;
        }

        try
        {
            return await resources.Runs.FindAsync(RunStore.Member(task.RunId, task.Subject), WorkflowJson.Default.PanelMember, cancellationToken) is not null;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
