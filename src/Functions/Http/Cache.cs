using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Caching;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Functions.Http;

/// <summary>The cache over HTTP.</summary>
/// <param name="entries">The cache.</param>
/// <param name="storage">All that is kept, to see whether it can be used.</param>
/// <param name="time">The clock.</param>
/// <param name="guard">Runs the endpoints.</param>
public sealed class Cache(EntryStore entries, SmartMoneyStorage storage, TimeProvider time, EndpointGuard guard)
{
    private const string All = "all";
    private const int AtOnce = 32;

    /// <summary>Counts the stored entries and their size.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetCache")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "cache")] HttpRequest request,
        CancellationToken cancellationToken) => guard.RunAsync(async () =>
        {
            // Counting many entries may take long, so only the availability of the storage is checked with a limit.
            await StorageProbe.RequireAsync(storage, time, cancellationToken);
            var totals = await entries.CountAsync(cancellationToken);
            var types = new SortedDictionary<string, CacheTypeStatistics>(
                totals.Types.ToDictionary(type => type.Key.Name(), type => new CacheTypeStatistics(type.Value.Entries, type.Value.Bytes)), StringComparer.Ordinal);
            return ApiResponse.Json(new CacheStatistics(totals.Entries, totals.Bytes, types));
        });

    /// <summary>Deletes the stored entries of a symbol, manager or ETF.</summary>
    /// <param name="request">The request.</param>
    /// <param name="symbol">The symbol, CIK or ETF.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("ClearCacheOf")]
    public Task<IResult> ClearAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "cache/{symbol}")] HttpRequest request,
        string symbol,
        CancellationToken cancellationToken) => guard.RunAsync(async () =>
        {
            ArgumentNullException.ThrowIfNull(request);
            if (!SymbolOrCik.TryParse(symbol, out var subject))
            {
                return Problem.BadRequest("symbol: neither a symbol such as AAPL or BRK-B nor a CIK of ten digits");
            }

            DataType? type = null;
            if (request.Query["type"] is [{ } name] && (type = DataTypeNames.Parse(name)) is null)
            {
                return Problem.BadRequest($"type: none of {string.Join(", ", DataTypeNames.All.Select(known => known.Name()))}");
            }

            return await DeleteAsync(type, subject, cancellationToken);
        });

    /// <summary>Deletes every stored entry.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("ClearCache")]
    public Task<IResult> ClearAllAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "cache")] HttpRequest request,
        CancellationToken cancellationToken) => guard.RunAsync(() =>
        {
            ArgumentNullException.ThrowIfNull(request);
            return request.Query["confirm"] is [All]
                ? DeleteAsync(null, null, cancellationToken)
                : Task.FromResult(Problem.BadRequest($"this deletes every cached response: set confirm={All} to confirm"));
        });

    private async Task<IResult> DeleteAsync(DataType? type, string? subject, CancellationToken cancellationToken)
    {
        var deleted = 0;
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(entries.ListAsync(type, subject, cancellationToken), atOnce, async (entry, token) =>
        {
            if (await entries.DeleteAsync(entry.Key, token))
            {
                Interlocked.Increment(ref deleted);
            }
        });
        return ApiResponse.Json(new DeletedEntries(deleted));
    }
}
