using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The baselines and variants that a model is compared with.</summary>
internal static class ComparisonSet
{
    public const string JudgedOnMembers = "The model, judged on members of May 2021 only";

    /// <summary>The features whose source gains managers in the second quarter of 2023.</summary>
    private static readonly Feature[] GrowingPanel =
    [
        .. FeatureSchema.Features.Where(feature =>
            feature.Name is "inst_ownership_change_1q" or "inst_new_positions_count" or "inst_closed_positions_count"),
    ];

    private static readonly Feature[] Etfs = [.. FeatureSchema.Features.Where(feature => feature.Family == FeatureFamily.Etf)];

    /// <summary>Change of ownership, new positions and closed positions.</summary>
    public static IReadOnlyList<string> GrowingPanelFeatures { get; } = [.. GrowingPanel.Select(feature => feature.Name)];

    /// <summary>
    /// Whether a comparison is a baseline that a model must beat: one that sees prices and size but no smart money. Logistic regression on
    /// the model's own features is not: where it ranks better, it is the better model of the same signal.
    /// </summary>
    public static bool IsBaseline(ComparisonKind kind) =>
        kind is ComparisonKind.ContextColumn or ComparisonKind.ContextLogistic or ComparisonKind.ContextTrees;

    /// <summary>The baseline with the highest ROC-AUC; null when it is defined for none.</summary>
    public static Comparison? BestBaseline(IEnumerable<Comparison> comparisons) =>
        comparisons.Where(comparison => comparison.IsBaseline && comparison.RocAuc?.Value is not null).MaxBy(comparison => comparison.RocAuc!.Value);

    /// <summary>The contenders; a variant without some features only if the model has some of them and others.</summary>
    public static IReadOnlyList<Contender> Contenders(IReadOnlyList<string> features, TreeRecipe recipe, bool hasContext)
    {
        var whole = new TreeContender(features, recipe);
        List<Contender> contenders = [new(ComparisonKind.TrainedOnMembers, "The model, trained and judged on members of May 2021 only", whole, IsOnMembers: true)];
        if (Without(features, GrowingPanel) is { } stable)
        {
            contenders.Add(new Contender(ComparisonKind.WithoutGrowingPanel, $"Without features {Numbers(GrowingPanel)}", whole with { Columns = stable }));
        }

        if (Without(features, Etfs) is { } rest)
        {
            var description = $"Without the ETF features {Numbers(Etfs)}";
            contenders.Add(new Contender(ComparisonKind.WithoutEtfs, description, whole with { Columns = rest }));
            contenders.Add(new Contender(ComparisonKind.WithoutEtfsOnMembers, $"{description}, trained and judged on members", whole with { Columns = rest }, IsOnMembers: true));
        }

        contenders.Add(new Contender(ComparisonKind.Logistic, "Logistic regression, same features", new LogisticContender(features)));
        if (hasContext)
        {
            var context = ExampleSet.ContextNames;
            contenders.AddRange(context.Select(column => new Contender(ComparisonKind.ContextColumn, $"{column} alone", new ColumnContender(column))));
            contenders.Add(new Contender(ComparisonKind.ContextLogistic, "Logistic regression, context only", new LogisticContender(context)));
            contenders.Add(new Contender(ComparisonKind.ContextTrees, "LightGBM, context only", whole with { Columns = context }));
            contenders.Add(new Contender(ComparisonKind.FeaturesAndContext, "LightGBM, features and context", whole with { Columns = [.. features, .. context] }));
        }

        return contenders;
    }

    private static string Numbers(Feature[] features) =>
        FormattableString.Invariant($"{FeatureSchema.NumberOf(features[0])} to {FeatureSchema.NumberOf(features[^1])}");

    private static string[]? Without(IReadOnlyList<string> features, Feature[] excluded)
    {
        string[] rest = [.. features.Except(excluded.Select(feature => feature.Name))];
        return rest.Length > 0 && rest.Length < features.Count ? rest : null;
    }
}
