using SmartMoney.Sources.Storage;

namespace SmartMoney.Azure.Budget;

/// <summary>The one row that a shared budget is kept in, written only over what was read.</summary>
public interface IBudgetTable
{
    /// <summary>Reads the row.</summary>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="StorageException">The storage is unavailable.</exception>
    Task<BudgetRow> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes the row, unless it has been written since it was read.</summary>
    /// <param name="state">What to write.</param>
    /// <param name="etag">The tag of what was read; null when there was no row.</param>
    /// <param name="cancellationToken">Stops writing.</param>
    /// <exception cref="StorageException">The storage is unavailable; whether the write succeeded is unknown.</exception>
    Task<BudgetWrite> TryWriteAsync(string state, string? etag, CancellationToken cancellationToken);
}
