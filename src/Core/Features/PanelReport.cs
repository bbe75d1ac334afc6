namespace SmartMoney.Core.Features;

/// <summary>How long a report of a panel member speaks for it.</summary>
public static class PanelReport
{
    /// <summary>The age in days beyond which a report says nothing of today, and the widest gap between two that are compared.</summary>
    public const int LifeDays = 230;

    internal static bool IsStale(PointInTime known, DateOnly reportDate) => reportDate < known.Date.AddDays(-LifeDays);

    internal static bool AreComparable(DateOnly earlier, DateOnly later) => later <= earlier.AddDays(LifeDays);

    internal static FeatureValue WithoutSharesOutstanding { get; } = FeatureValue.Missing("the shares outstanding of Q are unknown");
}
