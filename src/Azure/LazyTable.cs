using Azure.Data.Tables;

namespace SmartMoney.Azure;

/// <summary>A table that is created when it is first needed.</summary>
internal sealed class LazyTable(TableServiceClient service, string name)
{
    private volatile bool _exists;

    public async Task<TableClient> GetAsync(CancellationToken cancellationToken)
    {
        var table = service.GetTableClient(name);
        if (!_exists)
        {
            await AzureErrors.GuardAsync(name, () => table.CreateIfNotExistsAsync(cancellationToken));
            _exists = true;
        }

        return table;
    }
}
