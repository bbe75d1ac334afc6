namespace SmartMoney.Core.Datasets;

/// <summary>A row with what proves that it did not look ahead.</summary>
/// <param name="Row">The row.</param>
/// <param name="EntryDay">T0, the day whose close is the entry price.</param>
/// <param name="LatestPublicDate">The latest publication that any of its features used; null when they used none.</param>
/// <param name="LargestLagDays">The most days between event and publication among the facts used.</param>
public sealed record SampledRow(DatasetRow Row, DateOnly EntryDay, DateOnly? LatestPublicDate, int LargestLagDays);
