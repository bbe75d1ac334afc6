using SmartMoney.Cli.Output;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Cli.Hosting;

/// <summary>
/// Runs the workflow in this process: activities in parallel within a bound, each result in the journal before the workflow
/// sees it, so that a run that was killed goes on where it was.
/// </summary>
internal sealed class EmbeddedHost : IWorkflowContext, IDisposable
{
    private readonly DatasetActivities _activities;
    private readonly Journal _journal;
    private readonly SemaphoreSlim _slots;
    private readonly RunView _view;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop;

    public EmbeddedHost(
        DatasetActivities activities,
        Journal journal,
        int parallelism,
        RunView view,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        _activities = activities;
        _journal = journal;
        _slots = new SemaphoreSlim(parallelism);
        _view = view;
        _time = time;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public DateTimeOffset UtcNow => _time.GetUtcNow();

    /// <summary>Runs the whole workflow.</summary>
    public async Task<RunReport> RunAsync(RunParameters run)
    {
        try
        {
            var report = await DatasetWorkflow.Run.RunAsync(this, run);
            _journal.End();
            return report;
        }
        catch (EmptyDatasetException)
        {
            _journal.End();
            throw;
        }
    }

    public async Task<TResult> CallActivityAsync<TInput, TResult>(ActivityDefinition<TInput, TResult> activity, string key, TInput input)
    {
        await _slots.WaitAsync(_stop.Token);
        try
        {
            return await Task.Run(() => DoAsync(activity, $"{activity.Name}:{key}", input), _stop.Token);
        }
        catch
        {
            await _stop.CancelAsync();
            throw;
        }
        finally
        {
            _slots.Release();
        }
    }

    public Task<TResult> CallWorkflowAsync<TInput, TResult>(WorkflowDefinition<TInput, TResult> workflow, string key, TInput input) =>
        workflow.RunAsync(this, input);

    public void Report(RunProgress progress) => _view.OnProgress(progress);

    public void Dispose()
    {
        _slots.Dispose();
        _stop.Dispose();
    }

    private async Task<TResult> DoAsync<TInput, TResult>(ActivityDefinition<TInput, TResult> activity, string id, TInput input)
    {
        if (_journal.TryGet(id, activity.ResultType, out var known)
            && await activity.IsUsableAsync(_activities, input, known!, _stop.Token))
        {
            if (known is RunTally tally)
            {
                _view.OnDoneBefore(tally);
            }

            return known!;
        }

        var result = await activity.RunAsync(_activities, input, _stop.Token);
        _journal.Append(id, result, activity.ResultType);
        return result;
    }
}
