using Azure.Data.Tables;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Azure;

/// <summary>Runs as rows of a table: the record as JSON, with its state and start in columns for people.</summary>
internal sealed class TableRunRegistry(TableServiceClient service) : IRunRegistry
{
    /// <summary>The table's name.</summary>
    public const string TableName = "runs";

    private const string Partition = "run";
    private const string RecordColumn = "Record";

    private readonly LazyTable _table = new(service, TableName);

    /// <inheritdoc />
    public async Task SaveAsync(RunRecord run, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var row = new TableEntity(Partition, run.RunId)
        {
            ["State"] = run.State.ToString(),
            ["StartedAt"] = run.StartedAt,
            [RecordColumn] = run.ToJson(),
        };
        var table = await _table.GetAsync(cancellationToken);
        await AzureErrors.GuardAsync(TableName, () => table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken));
    }

    /// <inheritdoc />
    public async Task<RunRecord?> FindAsync(string runId, CancellationToken cancellationToken)
    {
        var table = await _table.GetAsync(cancellationToken);
        var row = await AzureErrors.GuardAsync<TableEntity?>(
            TableName,
            async () => (await table.GetEntityAsync<TableEntity>(Partition, runId, cancellationToken: cancellationToken)).Value);
        return row is null ? null : Parse(row);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<RunRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var table = await _table.GetAsync(cancellationToken);
        var rows = await AzureErrors.GuardAsync(
            TableName,
            async () => await table.QueryAsync<TableEntity>($"PartitionKey eq '{Partition}'", cancellationToken: cancellationToken).ToListAsync(cancellationToken));
        return [.. (rows ?? []).Select(Parse).OfType<RunRecord>().OrderByDescending(run => run.StartedAt)];
    }

    private static RunRecord? Parse(TableEntity row) =>
        row.GetString(RecordColumn) is { } json ? RunRecord.FromJson(json) : null;
}
