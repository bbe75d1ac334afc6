using System.Runtime.ExceptionServices;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Independent pieces of work, several at a time.</summary>
internal static class ParallelWork
{
    /// <summary>Runs every piece. When one fails, its own exception comes out, as if it had run alone.</summary>
    public static void For(int count, int parallelism, Action<int> work, CancellationToken cancellationToken = default)
    {
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken }, work);
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }
    }
}
