namespace SmartMoney.Core.Datasets;

/// <summary>A line of a shard: a row of the dataset and its context, as text.</summary>
/// <param name="Dataset">The line of the dataset.</param>
/// <param name="Context">The line of the context file.</param>
/// <param name="Date">The nominal sample date.</param>
/// <param name="Return14d">The return of the row, to the last bit.</param>
/// <param name="IsPointInTime">Whether the row used only what was public before T0.</param>
public sealed record ShardLine(string Dataset, string Context, DateOnly Date, double Return14d, bool IsPointInTime)
{
    /// <summary>The line of the dataset with another label.</summary>
    /// <param name="label">0 or 1.</param>
    public string WithLabel(int label) => $"{Dataset[..^1]}{(label == 0 ? '0' : '1')}";
}
