using SmartMoney.Azure.Budget;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Azure.Tests.Budget;

/// <summary>The row of a budget in memory, with tags, the time that a table takes, and a clock of its own.</summary>
internal sealed class MemoryBudgetTable(TimeProvider time, TimeSpan clockOffset, Random random)
{
    private string? _state;
    private int _version;

    public int Operations { get; private set; }

    public int Conflicts { get; private set; }

    /// <summary>How often the answer to a write that was made is lost.</summary>
    public double LostAnswers { get; init; }

    /// <summary>The table as one instance sees it.</summary>
    /// <param name="isDead">Whether the instance is dead: it neither sends nor hears anything.</param>
    /// <param name="distance">The longest time that a message takes, in milliseconds.</param>
    public IBudgetTable For(Func<bool> isDead, int distance = 40) => new View(this, isDead, distance);

    private DateTimeOffset Stamp => DateTimeOffset.FromUnixTimeSeconds((time.GetUtcNow() + clockOffset).ToUnixTimeSeconds());

    private async Task<T> AnswerAsync<T>(Func<bool> isDead, int distance, Func<T> operation)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, distance)), time);
        if (isDead())
        {
            await new TaskCompletionSource().Task;
        }

        Operations++;
        var result = operation();
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(5, distance)), time);
        return result;
    }

    private sealed class View(MemoryBudgetTable table, Func<bool> isDead, int distance) : IBudgetTable
    {
        public Task<BudgetRow> ReadAsync(CancellationToken cancellationToken) => table.AnswerAsync(isDead, distance, () =>
            new BudgetRow(table._state, table._state is null ? null : $"{table._version}", table.Stamp));

        public async Task<BudgetWrite> TryWriteAsync(string state, string? etag, CancellationToken cancellationToken)
        {
            var write = await table.AnswerAsync(isDead, distance, () =>
            {
                var isCurrent = etag == (table._state is null ? null : $"{table._version}");
                if (isCurrent)
                {
                    (table._state, table._version) = (state, table._version + 1);
                }
                else
                {
                    table.Conflicts++;
                }

                return new BudgetWrite(isCurrent, table.Stamp);
            });
            return write.IsWritten && table.NextIsLost() ? throw new StorageException("the answer was lost") : write;
        }
    }

    private bool NextIsLost() => random.NextDouble() < LostAnswers;
}
