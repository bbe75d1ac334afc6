using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>How much worse a model ranks on each test date when a feature's values are shuffled within the date.</summary>
internal static class PermutationDrops
{
    /// <summary>The mean fall of ROC-AUC over the repeats: a feature each, and a test date each; null where a class is absent.</summary>
    public static double?[][] Of(FittedModel model, ExampleSet test, int repeats, int seed, CancellationToken cancellationToken)
    {
        var features = test.Features.Select(model.Trees.FeatureNames);
        var splits = model.Trees.SplitImportance();
        var whole = ByDate(model.Score(features), test);
        var drops = new double?[features.Columns][];
        for (var column = 0; column < drops.Length; column++)
        {
            // A feature that no tree uses cannot matter, and shuffling it would only show that.
            var sums = new double[whole.Length];
            for (var repeat = 0; repeat < repeats && splits[column] > 0; repeat++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var shuffled = ByDate(model.Score(Shuffled(features, test, column, new Random(DerivedSeed.Of(seed, column, repeat)))), test);
                for (var date = 0; date < sums.Length; date++)
                {
                    sums[date] += (whole[date] - shuffled[date]) ?? 0;
                }
            }

            drops[column] = [.. sums.Select((sum, date) => whole[date] is null ? (double?)null : sum / repeats)];
        }

        return drops;
    }

    private static double?[] ByDate(double[] scores, ExampleSet test) =>
        [.. test.RowsByDate.Select(rows => RankOrder.RocAuc([.. rows.Select(row => scores[row])], [.. rows.Select(row => test.Labels[row])]))];

    private static FeatureMatrix Shuffled(FeatureMatrix features, ExampleSet test, int column, Random random)
    {
        var values = features.Column(column);
        foreach (var rows in test.RowsByDate)
        {
            double[] shuffled = [.. rows.Select(row => values[row])];
            random.Shuffle(shuffled);
            for (var i = 0; i < rows.Length; i++)
            {
                values[rows[i]] = shuffled[i];
            }
        }

        return features.WithColumn(column, values);
    }
}
