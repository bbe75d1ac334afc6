using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Cli.Output;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Orchestrations;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>
/// Runs the workflow in this process: activities in parallel within a bound, each result in the journal before the workflow
/// sees it, so that a killed run can resume.
/// </summary>
internal sealed class EmbeddedHost : IWorkflowContext, IDisposable
{
    private readonly IServiceProvider _activities;
    private readonly Journal _journal;
    private readonly int _parallelism;
    private readonly SemaphoreSlim _slots;
    private readonly RunDisplay _display;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop;

    public EmbeddedHost(
        IServiceProvider activities,
        Journal journal,
        int parallelism,
        RunDisplay display,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        _activities = activities;
        _journal = journal;
        _parallelism = parallelism;
        _slots = new SemaphoreSlim(parallelism);
        _display = display;
        _time = time;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    public DateTimeOffset UtcNow => _time.GetUtcNow();

    /// <summary>The name of an activity in the journal.</summary>
    public static string IdOf<TActivity, TInput, TResult>(string key)
        where TActivity : IActivity<TInput, TResult> => $"{TActivity.Name}:{key}";

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

    public async Task<TResult> CallActivityAsync<TActivity, TInput, TResult>(string key, TInput input)
        where TActivity : class, IActivity<TInput, TResult>
    {
        await _slots.WaitAsync(_stop.Token);
        try
        {
            return await Task.Run(() => DoAsync<TActivity, TInput, TResult>(IdOf<TActivity, TInput, TResult>(key), input), _stop.Token);
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

    /// <summary>Takes a call from the sequence when an earlier one has ended, so that calls to come need no memory.</summary>
    public async Task<T[]> WhenAllAsync<T>(IEnumerable<Task<T>> calls)
    {
        var all = new List<Task<T>>();
        var active = new List<Task<T>>(_parallelism);
        foreach (var call in calls)
        {
            all.Add(call);
            active.Add(call);
            if (active.Count == _parallelism)
            {
                active.Remove(await Task.WhenAny(active));
            }
        }

        return await Task.WhenAll(all);
    }

    public void Report(RunProgress progress) => _display.OnProgress(progress);

    public void Dispose()
    {
        _slots.Dispose();
        _stop.Dispose();
    }

    private async Task<TResult> DoAsync<TActivity, TInput, TResult>(string id, TInput input)
        where TActivity : class, IActivity<TInput, TResult>
    {
        var activity = _activities.GetRequiredService<TActivity>();
        if (_journal.TryGet(id, TActivity.ResultType, out var known)
            && await activity.IsUsableAsync(input, known!, _stop.Token))
        {
            if (known is RunTally tally)
            {
                _display.OnDoneBefore(tally);
            }

            return known!;
        }

        var result = await activity.RunAsync(input, _stop.Token);
        _journal.Append(id, result, TActivity.ResultType);
        return result;
    }
}
