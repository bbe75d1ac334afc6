using System.Net;
using Azure;
using Azure.Data.Tables;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Azure.Budget;

/// <summary>The row of a shared budget in Table Storage.</summary>
/// <param name="service">The account's tables.</param>
/// <param name="name">Distinguishes this budget from others.</param>
public sealed class BudgetTable(TableServiceClient service, string name) : IBudgetTable
{
    /// <summary>The table's name.</summary>
    public const string TableName = "requestbudget";

    private const string Partition = "budget";
    private const string StateColumn = "State";

    private readonly LazyTable _table = new(service, TableName);

    /// <inheritdoc />
    public async Task<BudgetRow> ReadAsync(CancellationToken cancellationToken)
    {
        var table = await _table.GetAsync(cancellationToken);
        var row = await AzureErrors.GuardAsync(
            TableName,
            () => table.GetEntityIfExistsAsync<TableEntity>(Partition, name, cancellationToken: cancellationToken))
            ?? throw new StorageException($"{TableName}: the table is missing");
        return row.HasValue
            ? new BudgetRow(row.Value!.GetString(StateColumn), row.Value.ETag.ToString(), TimeOf(row.GetRawResponse()))
            : new BudgetRow(null, null, TimeOf(row.GetRawResponse()));
    }

    /// <inheritdoc />
    public async Task<BudgetWrite> TryWriteAsync(string state, string? etag, CancellationToken cancellationToken)
    {
        var table = await _table.GetAsync(cancellationToken);
        var row = new TableEntity(Partition, name) { [StateColumn] = state };
        var answer = await AzureErrors.GuardAsync(TableName, async () =>
        {
            try
            {
                return etag is null
                    ? await table.AddEntityAsync(row, cancellationToken)
                    : await table.UpdateEntityAsync(row, new ETag(etag), TableUpdateMode.Replace, cancellationToken);
            }
            catch (RequestFailedException e) when (e.Status is (int)HttpStatusCode.Conflict or (int)HttpStatusCode.PreconditionFailed && e.GetRawResponse() is not null)
            {
                return e.GetRawResponse()!;
            }
        });
        return answer is null ? throw new StorageException($"{TableName}: the row is missing") : new BudgetWrite(!answer.IsError, TimeOf(answer));
    }

    private static DateTimeOffset TimeOf(Response answer) =>
        answer.Headers.Date ?? throw new StorageException($"{TableName}: the storage account did not return the time");
}
