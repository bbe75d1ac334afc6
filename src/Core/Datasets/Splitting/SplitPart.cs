namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>One part of a split.</summary>
/// <param name="Name"><c>train</c>, <c>val</c> or <c>test</c>.</param>
/// <param name="Rows">The examples, in the order of the dataset.</param>
/// <param name="DroppedByEmbargo">The examples excluded because their label reaches into the next part.</param>
public sealed record SplitPart(string Name, IReadOnlyList<DatasetRow> Rows, int DroppedByEmbargo)
{
    /// <summary>The sample dates of the part, ascending.</summary>
    public IReadOnlyList<DateOnly> Dates { get; } = [.. Rows.Select(row => row.Date).Distinct().Order()];

    /// <summary>The number of examples with label 1.</summary>
    public int Positives { get; } = Rows.Count(row => row.Label == 1);
}
