using SmartMoney.Core.Features;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The contenders that a model is judged beside.</summary>
internal static class ComparisonSet
{
    /// <summary>The position, from 0, of the first of the three features whose source gains managers in the second quarter of 2023.</summary>
    private const int FirstGrowing = 9;
    private const int GrowingCount = 3;

    /// <summary>Change of ownership, new positions and closed positions.</summary>
    public static IReadOnlyList<string> GrowingPanelFeatures { get; } =
        [.. FeatureSchema.Features.Skip(FirstGrowing).Take(GrowingCount).Select(feature => feature.Name)];

    /// <summary>The contenders by what they are; the model without those features only where it has some of them.</summary>
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
        ComparisonKind.WithoutGrowingPanel => "Without features 10 to 12",
        ComparisonKind.WithoutGrowingPanelMembers => "Without features 10 to 12, members only",
        ComparisonKind.Logistic => "Logistic regression, same features",
        ComparisonKind.Majority => "Always the more frequent class",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
