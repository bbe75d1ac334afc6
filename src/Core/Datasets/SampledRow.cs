namespace SmartMoney.Core.Datasets;

/// <summary>A row with its context, and with what proves that neither looked ahead.</summary>
/// <param name="Row">The row.</param>
/// <param name="Context">The cells of its context, in the order of <see cref="Core.Context.ContextSchema"/>.</param>
/// <param name="EntryDay">T0, the day whose close is the entry price.</param>
/// <param name="LatestPublicDate">The latest publication that any of its features or context columns used; null when they used none.</param>
/// <param name="LargestLagDays">The most days between event and publication among the facts used.</param>
public sealed record SampledRow(DatasetRow Row, ContextRow Context, DateOnly EntryDay, DateOnly? LatestPublicDate, int LargestLagDays);
