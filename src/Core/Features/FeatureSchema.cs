using System.Collections.Immutable;

namespace SmartMoney.Core.Features;

/// <summary>The 27 features: their names, their order and the family each belongs to.</summary>
public static class FeatureSchema
{
    /// <summary>Version of the contract of the numbers; part of every run's identity.</summary>
    public const string ContractVersion = "1";

    /// <summary>The features in column order; <see cref="Feature.Index"/> is the position here.</summary>
    public static ImmutableArray<Feature> Features { get; } =
    [
        .. Family(FeatureFamily.Insider, 0,
            "insider_buy_ratio_30d",
            "insider_buy_volume_30d",
            "insider_sell_volume_30d",
            "insider_net_flow_30d",
            "insider_cluster_score",
            "insider_ownership_change_90d",
            "insider_avg_premium",
            "c_suite_activity_ratio"),
        .. Family(FeatureFamily.Institution, 8,
            "inst_ownership_pct",
            "inst_ownership_change_1q",
            "inst_new_positions_count",
            "inst_closed_positions_count",
            "inst_avg_position_size_change",
            "inst_concentration_top10",
            "inst_momentum_score"),
        .. Family(FeatureFamily.Congress, 15,
            "congress_buy_count_90d",
            "congress_sell_count_90d",
            "congress_net_sentiment",
            "congress_recent_activity_7d"),
        .. Family(FeatureFamily.HedgeFund, 19,
            "hedgefund_top20_exposure",
            "hedgefund_net_change_1q",
            "hedgefund_new_entry_count",
            "hedgefund_exit_count",
            "hedgefund_conviction_score"),
        .. Family(FeatureFamily.Etf, 24,
            "etf_ownership_pct",
            "etf_flow_30d",
            "etf_concentration"),
    ];

    /// <summary>The number of features: 27.</summary>
    public static int Count => Features.Length;

    private static IEnumerable<Feature> Family(FeatureFamily family, int first, params string[] names) =>
        names.Select((name, i) => new Feature(first + i, name, family));
}
