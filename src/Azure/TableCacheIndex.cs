using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Azure;

/// <summary>
/// The cache's entries in a table: a partition a data type, a row an entry with its size, age and source. An empty table is filled
/// from the blobs, so that a cache that was copied over is counted too.
/// </summary>
internal sealed class TableCacheIndex(TableServiceClient service, IObjectStore store) : ICacheIndex
{
    /// <summary>The table's name.</summary>
    public const string TableName = "cacheindex";

    private const string BytesColumn = "Bytes";

    private readonly LazyTable _table = new(service, TableName);

    /// <inheritdoc />
    public async Task AddAsync(SourceEntry entry, long bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var row = Row(entry.Key, bytes);
        row["Source"] = entry.Source;
        row["FetchedAt"] = entry.FetchedAt;
        await UpsertAsync(row, cancellationToken);
    }

    /// <inheritdoc />
    public async Task RemoveAsync(EntryKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        var table = await _table.GetAsync(cancellationToken);
        await AzureErrors.GuardAsync(TableName, () => table.DeleteEntityAsync(key.Type.Name(), key.ToString(), cancellationToken: cancellationToken));
    }

    /// <inheritdoc />
    /// <remarks>The blobs decide, not the table: a subject is listed in one request.</remarks>
    public Task<IReadOnlyCollection<EntryKey>> FindAsync(DataType type, string subject, CancellationToken cancellationToken) =>
        ListedCacheIndex.ListKeysAsync(store, type, subject, cancellationToken);

    /// <inheritdoc />
    public async IAsyncEnumerable<StoredEntry> ListAsync(DataType? type, string? subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!await QueryAsync(null, null, cancellationToken).AnyAsync(cancellationToken))
        {
            await FillAsync(cancellationToken);
        }

        await foreach (var entry in QueryAsync(type, subject, cancellationToken))
        {
            yield return entry;
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var withFile = new Dictionary<EntryKey, long>();
        var listed = new ListedCacheIndex(store);
        await foreach (var file in listed.ListAsync(null, null, cancellationToken).Where(entry => entry.IsFile))
        {
            withFile[file.Key] = file.Bytes;
        }

        await foreach (var entry in listed.ListAsync(null, null, cancellationToken).Where(entry => !entry.IsFile))
        {
            await UpsertAsync(Row(entry.Key, entry.Bytes + withFile.GetValueOrDefault(entry.Key)), cancellationToken);
        }
    }

    private static TableEntity Row(EntryKey key, long bytes) => new(key.Type.Name(), key.ToString()) { [BytesColumn] = bytes };

    private async Task UpsertAsync(TableEntity row, CancellationToken cancellationToken)
    {
        var table = await _table.GetAsync(cancellationToken);
        await AzureErrors.GuardAsync(TableName, () => table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken));
    }

    private async IAsyncEnumerable<StoredEntry> QueryAsync(DataType? type, string? subject, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var conditions = new List<string>();
        if (type is { } known)
        {
            conditions.Add(TableClient.CreateQueryFilter($"PartitionKey eq {known.Name()}"));
        }

        if (subject is not null)
        {
            conditions.Add(TableClient.CreateQueryFilter($"RowKey ge {subject + "_"} and RowKey lt {subject + "`"}"));
        }

        var table = await _table.GetAsync(cancellationToken);
        var rows = table.QueryAsync<TableEntity>(conditions.Count == 0 ? null : string.Join(" and ", conditions), cancellationToken: cancellationToken);
        await using var cursor = rows.GetAsyncEnumerator(cancellationToken);
        while (await AzureErrors.GuardAsync(TableName, async () => await cursor.MoveNextAsync()))
        {
            if (EntryKey.TryParse(cursor.Current.RowKey, out var key))
            {
                yield return new StoredEntry(key, cursor.Current.GetInt64(BytesColumn) ?? 0);
            }
        }
    }
}
