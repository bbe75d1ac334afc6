using System.Text.Json;
using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

internal abstract class PendingAction
{
    public abstract void Complete(HistoryEvent happened);
}

internal sealed class PendingAction<T>(ScheduledAction action, DataConverter converter) : PendingAction
{
    private readonly TaskCompletionSource<T> _source = new();

    public Task<T> Task => _source.Task;

    public override void Complete(HistoryEvent happened)
    {
        if (happened is ActionFailed failed)
        {
            _source.SetException(new TaskFailedException(action.Name, action.Id, failed.Failure));
            return;
        }

        T result;
        try
        {
            result = converter.Deserialize<T>(((ActionSucceeded)happened).Result)!;
        }
        catch (JsonException unreadable)
        {
            _source.SetException(unreadable);
            return;
        }

        _source.SetResult(result);
    }
}
