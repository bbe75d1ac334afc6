using System.Diagnostics;
using System.Threading.RateLimiting;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using SmartMoney.Azure.Budget;

namespace SmartMoney.Azure.Tests.Budget;

/// <summary>Busy instances that share one budget in a real table, in real time; one of them may be killed.</summary>
internal sealed class BudgetRace(string connectionString, int instances, int limit, TimeSpan window)
{
    private const int Workers = 10;

    private static readonly TimeSpan MaxRequestTime = TimeSpan.FromSeconds(2);

    private readonly Stopwatch _watch = new();
    private readonly OperationCount _operations = new();

    public RequestLog Log { get; } = new();

    public int Operations => _operations.Count;

    /// <summary>Goes on for a while; the first instance is killed some time before.</summary>
    /// <param name="duration">How long it goes.</param>
    /// <param name="latency">The longest time to an answer, in milliseconds.</param>
    /// <param name="deathAt">When the first instance is killed.</param>
    public async Task RunAsync(TimeSpan duration, int latency, TimeSpan deathAt)
    {
        using var end = new CancellationTokenSource(duration);
        using var death = new CancellationTokenSource(deathAt);
        await RunAsync(latency, end.Token, death.Token);
    }

    /// <summary>Goes on until it is ended.</summary>
    /// <param name="latency">The longest time to an answer, in milliseconds.</param>
    /// <param name="end">Ends it.</param>
    /// <param name="death">Kills the first instance.</param>
    public async Task RunAsync(int latency, CancellationToken end, CancellationToken death)
    {
        _watch.Start();
        await Task.WhenAll(Enumerable.Range(0, instances).Select(instance => LiveAsync(instance, latency, instance == 0 ? death : end)));
    }

    private async Task LiveAsync(int instance, int latency, CancellationToken death)
    {
        var options = new TableClientOptions();
        options.AddPolicy(_operations, HttpPipelinePosition.PerRetry);
        var table = new Mortal(new BudgetTable(new TableServiceClient(connectionString, options), "race"), death);
        var budget = new TableRequestBudget(table, limit, window, MaxRequestTime, TimeProvider.System);
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => WorkAsync(instance, latency, budget, death)));
    }

    private async Task WorkAsync(int instance, int latency, RateLimiter budget, CancellationToken death)
    {
        try
        {
            while (true)
            {
                var permit = await budget.AcquireAsync(1, death);
                var start = _watch.Elapsed.TotalSeconds;
                try
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(latency / 4, latency)), TimeProvider.System, death);
                }
                finally
                {
                    Log.Add(instance, start, _watch.Elapsed.TotalSeconds);
                }

                permit.Dispose();
            }
        }
        catch (OperationCanceledException) when (death.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>A dead instance's table neither answers nor hears anything.</summary>
    private sealed class Mortal(BudgetTable table, CancellationToken death) : IBudgetTable
    {
        public Task<BudgetRow> ReadAsync(CancellationToken cancellationToken) => AliveAsync(() => table.ReadAsync(cancellationToken));

        public Task<BudgetWrite> TryWriteAsync(string state, string? etag, CancellationToken cancellationToken) =>
            AliveAsync(() => table.TryWriteAsync(state, etag, cancellationToken));

        private async Task<T> AliveAsync<T>(Func<Task<T>> operation) => death.IsCancellationRequested
            ? await new TaskCompletionSource<T>().Task
            : await operation();
    }

    private sealed class OperationCount : HttpPipelineSynchronousPolicy
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public override void OnSendingRequest(HttpMessage message) => Interlocked.Increment(ref _count);
    }
}
