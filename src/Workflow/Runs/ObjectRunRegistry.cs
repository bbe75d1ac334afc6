using System.Text.Json;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Workflow.Runs;

/// <summary>Runs as objects beside their files: <c>runs/{id}/run.json</c>.</summary>
public sealed class ObjectRunRegistry(IObjectStore store) : IRunRegistry
{
    private const string Root = "runs/";
    private const string Name = "/run.json";

    /// <summary>Where the record of a run is.</summary>
    /// <param name="runId">The run.</param>
    public static string PathOf(string runId) => Root + runId + Name;

    /// <summary>The runs that have a record, whether or not it can be read.</summary>
    /// <param name="store">Where the records are.</param>
    /// <param name="cancellationToken">Stops listing.</param>
    public static IAsyncEnumerable<string> IdsAsync(IObjectStore store, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.ListAsync(Root, cancellationToken)
            .Where(item => item.Path.EndsWith(Name, StringComparison.Ordinal))
            .Select(item => item.Path[Root.Length..^Name.Length]);
    }

    /// <inheritdoc />
    public Task SaveAsync(RunRecord run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        return store.WriteAsync(
            PathOf(run.RunId),
            stream => JsonSerializer.SerializeAsync(stream, run, RunRecordJson.Default.RunRecord, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc />
    public async Task<RunRecord?> FindAsync(string runId, CancellationToken cancellationToken) =>
        await store.ReadAsync(PathOf(runId), cancellationToken) is { } json ? Parse(json) : null;

    /// <inheritdoc />
    public async Task<IReadOnlyList<RunRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var runs = new List<RunRecord>();
        await foreach (var item in store.ListAsync(Root, cancellationToken))
        {
            if (item.Path.EndsWith(Name, StringComparison.Ordinal) && await store.ReadAsync(item.Path, cancellationToken) is { } json && Parse(json) is { } run)
            {
                runs.Add(run);
            }
        }

        return [.. runs.OrderByDescending(run => run.StartedAt)];
    }

    private static RunRecord? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json.Span, RunRecordJson.Default.RunRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
