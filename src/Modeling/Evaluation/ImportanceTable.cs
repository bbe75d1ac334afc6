using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>What each feature is worth to a model.</summary>
internal static class ImportanceTable
{
    /// <summary>The table, the most damaging loss first.</summary>
    /// <param name="model">The model itself.</param>
    /// <param name="test">The test part, for the SHAP contributions.</param>
    /// <param name="drops">For each feature, its permutation drops, a test date each.</param>
    /// <param name="lags">The number of earlier dates whose labels overlap with that of a date.</param>
    public static IReadOnlyList<FeatureImportance> Of(FittedModel model, ExampleSet test, IReadOnlyList<IReadOnlyList<double?>> drops, int lags)
    {
        var features = test.Features.Select(model.Trees.FeatureNames);
        var gain = model.Trees.GainImportance();
        var splits = model.Trees.SplitImportance();
        var contributions = model.Contributions(features);
        var width = features.Columns + 1;
        return
        [
            .. Enumerable.Range(0, features.Columns)
                .Select(column =>
                {
                    double[] shap = [.. Enumerable.Range(0, features.Rows).Select(row => contributions[(row * width) + column])];
                    var direction = RankCorrelation.OfKnown(features.Column(column), shap);
                    return new FeatureImportance(
                        features.Names[column],
                        gain[column],
                        (int)splits[column],
                        DateMean.Of(drops[column], lags),
                        shap.Average(Math.Abs),
                        double.IsNaN(direction) ? null : direction);
                })
                .OrderByDescending(feature => feature.PermutationDrop.Mean)
                .ThenByDescending(feature => feature.Gain),
        ];
    }
}
