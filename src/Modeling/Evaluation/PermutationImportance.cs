using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>How much worse the model ranks when a feature's values are shuffled among the examples.</summary>
internal static class PermutationImportance
{
    public static IReadOnlyList<FeatureImportance> Of(FittedModel model, ExampleSet test, int repeats, int seed, int parallelism, CancellationToken cancellationToken)
    {
        var features = test.Features.Select(model.Trees.FeatureNames);
        var gain = model.Trees.GainImportance();
        var splits = model.Trees.SplitImportance();
        var whole = RocAuc(model, features, test);
        var result = new FeatureImportance[features.Columns];
        ParallelWork.For(features.Columns, parallelism, column =>
        {
            var name = features.Names[column];

            // A feature that no tree uses cannot matter, and shuffling it would only show that.
            double[] drops = splits[column] == 0
                ? [whole - whole]
                : [.. Enumerable.Range(0, repeats).Select(repeat => whole - AfterShuffle(column, repeat))];
            var mean = drops.Average();
            result[column] = double.IsNaN(mean)
                ? new FeatureImportance(name, gain[column], (int)splits[column], null, null)
                : new FeatureImportance(name, gain[column], (int)splits[column], mean, Math.Sqrt(drops.Average(drop => (drop - mean) * (drop - mean))));
        }, cancellationToken);
        return [.. result.OrderByDescending(feature => feature.PermutationDrop).ThenByDescending(feature => feature.Gain)];

        double AfterShuffle(int column, int repeat)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return RocAuc(model, Shuffled(features, column, HashCode(seed, column, repeat)), test);
        }
    }

    private static int HashCode(int seed, int column, int repeat) => unchecked((((seed * 31) + column) * 1009) + repeat) & int.MaxValue;

    private static FeatureMatrix Shuffled(FeatureMatrix features, int column, int seed)
    {
        var values = features.Column(column);
        new Random(seed).Shuffle(values);
        return features.WithColumn(column, values);
    }

    private static double RocAuc(FittedModel model, FeatureMatrix features, ExampleSet test)
    {
        var sample = new ScoredSample(model.Score(features), test.Labels, new bool[test.Count], new int[test.Count], 1, new int[test.Count]);
        return sample.Measure()[(int)Metric.RocAuc];
    }
}
