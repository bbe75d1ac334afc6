using System.Collections.Immutable;
using SmartMoney.Core.Features.Congress;
using SmartMoney.Core.Features.Etfs;
using SmartMoney.Core.Features.HedgeFunds;
using SmartMoney.Core.Features.Insiders;
using SmartMoney.Core.Features.Institutions;

namespace SmartMoney.Core.Features.Schema;

/// <summary>The features and their order.</summary>
public static class FeatureSchema
{
    /// <summary>Version of the contract of the numbers; part of every run's identity.</summary>
    public const string ContractVersion = "2";

    /// <summary>The features in column order.</summary>
    public static ImmutableArray<Feature> Features { get; } =
    [
        new InsiderBuyRatio(),
        new InsiderBuyVolume(),
        new InsiderSellVolume(),
        new InsiderNetFlow(),
        new InsiderClusterScore(),
        new InsiderOwnershipChange(),
        new InsiderAveragePremium(),
        new ChiefActivityRatio(),

        new InstitutionOwnership(),
        new InstitutionOwnershipChange(),
        new InstitutionNewPositions(),
        new InstitutionClosedPositions(),
        new InstitutionPositionSizeChange(),
        new HolderConcentration(),
        new HolderMomentum(),

        new CongressBuyCount(),
        new CongressSellCount(),
        new CongressNetSentiment(),
        new CongressRecentActivity(),

        new HedgeFundExposure(),
        new HedgeFundNetChange(),
        new HedgeFundNewEntries(),
        new HedgeFundExits(),
        new HedgeFundConviction(),

        new EtfOwnership(),
        new EtfFlow(),
        new EtfConcentration(),
    ];

    /// <summary>The number of features.</summary>
    public static int Count => Features.Length;

    /// <summary>The feature of a column.</summary>
    /// <param name="name">The column name.</param>
    /// <returns>The feature; null when there is none of that name.</returns>
    public static Feature? Find(string name) => Features.FirstOrDefault(feature => feature.Name == name);

    /// <summary>The number of a feature's column among the features, from 1.</summary>
    /// <param name="feature">The feature.</param>
    public static int NumberOf(Feature feature) => Features.IndexOf(feature) + 1;

    /// <summary>The calendar days before a sample date that the features of a family look at.</summary>
    /// <param name="family">The family.</param>
    /// <returns>The longest window; 0 when no feature of the family has one.</returns>
    public static int LongestWindow(FeatureFamily family) =>
        Features.Where(feature => feature.Family == family).Max(feature => feature.WindowDays) ?? 0;
}
