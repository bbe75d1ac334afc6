namespace SmartMoney.Core.Features;

/// <summary>How long a report of a panel member speaks for it.</summary>
public static class PanelReportAge
{
    /// <summary>The age in days beyond which a report says nothing of today, and the widest gap between two that are compared.</summary>
    public const int MaxDays = 230;

    internal static bool IsStale(PointInTime known, DateOnly reportDate) => reportDate < known.Date.AddDays(-MaxDays);

    internal static bool AreComparable(DateOnly earlier, DateOnly later) => later <= earlier.AddDays(MaxDays);

    internal static FeatureValue WithoutSharesOutstanding { get; } = FeatureValue.Missing("the shares outstanding of Q are unknown");
}
