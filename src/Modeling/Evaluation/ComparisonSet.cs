using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The baselines and variants that a model is compared with.</summary>
internal static class ComparisonSet
{
    /// <summary>The features whose source gains managers in the second quarter of 2023.</summary>
    private static readonly Feature[] GrowingPanel =
    [
        .. FeatureSchema.Features.Where(feature =>
            feature.Name is "inst_ownership_change_1q" or "inst_new_positions_count" or "inst_closed_positions_count"),
    ];

    private static readonly string WithoutGrowingPanel =
        FormattableString.Invariant($"Without features {FeatureSchema.NumberOf(GrowingPanel[0])} to {FeatureSchema.NumberOf(GrowingPanel[^1])}");

    /// <summary>Change of ownership, new positions and closed positions.</summary>
    public static IReadOnlyList<string> GrowingPanelFeatures { get; } = [.. GrowingPanel.Select(feature => feature.Name)];

    /// <summary>The contenders by kind; the model without those features only if it has some of them.</summary>
    public static IReadOnlyDictionary<ComparisonKind, IContender> Contenders(ModelMetadata metadata)
    {
        var contenders = new Dictionary<ComparisonKind, IContender>();
        string[] without = [.. metadata.Features.Except(GrowingPanelFeatures)];
        if (without.Length > 0 && without.Length < metadata.Features.Count)
        {
            contenders[ComparisonKind.WithoutGrowingPanel] = new TreeContender(without, metadata.Parameters, metadata.IsNormalized);
        }

        contenders[ComparisonKind.Logistic] = new LogisticContender(metadata.Features);
        contenders[ComparisonKind.Majority] = new MajorityContender();
        return contenders;
    }

    public static string Describe(ComparisonKind kind) => kind switch
    {
        ComparisonKind.Members => "The model, index members of 2021-05 only",
        ComparisonKind.WithoutGrowingPanel => WithoutGrowingPanel,
        ComparisonKind.WithoutGrowingPanelMembers => $"{WithoutGrowingPanel}, members only",
        ComparisonKind.Logistic => "Logistic regression, same features",
        ComparisonKind.Majority => "Always the more frequent class",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
