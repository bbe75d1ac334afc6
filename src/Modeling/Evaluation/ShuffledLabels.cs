using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Runs the pipeline on labels shuffled within each date.</summary>
internal static class ShuffledLabels
{
    /// <summary>Runs that share one set of binned data.</summary>
    private const int RunsOfJob = 25;

    /// <summary>The runs against the model's own ROC-AUC; null when a class is absent in the test.</summary>
    public static ShuffledResult? Run(
        IReadOnlyList<ExampleFold> folds,
        IReadOnlyList<string> columns,
        TreeRecipe recipe,
        double? model,
        EvaluationOptions options,
        CancellationToken cancellationToken)
    {
        long[] pairs = [.. folds.Select(fold => (long)fold.Test.Positives * (fold.Test.Count - fold.Test.Positives))];
        if (model is null || pairs.Sum() == 0)
        {
            return null;
        }

        var runs = options.ShuffledRuns;
        var chunks = (runs + RunsOfJob - 1) / RunsOfJob;
        var values = new double[folds.Count, runs];
        ParallelWork.For(folds.Count * chunks, options.Parallelism, job =>
        {
            // The largest folds start first, so that none runs alone at the end.
            var fold = folds.Count - 1 - (job / chunks);
            var first = job % chunks * RunsOfJob;
            var test = folds[fold].Test;
            using var pipeline = new TreePipeline(folds[fold].Training.WithFeatures(columns), folds[fold].Validation.WithFeatures(columns), recipe);
            var features = test.Features.Select(columns);
            for (var run = first; run < Math.Min(first + RunsOfJob, runs); run++)
            {
                var random = new Random(DerivedSeed.Of(options.Seed, run, fold));
                var training = folds[fold].Training.LabelsShuffledWithinDates(random);
                var validation = folds[fold].Validation.LabelsShuffledWithinDates(random);
                values[fold, run] = RankOrder.RocAuc(pipeline.Score(features, training, validation, cancellationToken), test.Labels) ?? 0;
            }
        }, cancellationToken);

        double[] aucs = [.. Enumerable.Range(0, runs).Select(run => Enumerable.Range(0, folds.Count).Sum(fold => values[fold, run] * pairs[fold]) / pairs.Sum())];
        var mean = aucs.Average();
        var reached = aucs.Count(value => value >= model);
        var deviation = runs < 2 ? 0 : Math.Sqrt(aucs.Sum(value => (value - mean) * (value - mean)) / (runs - 1));
        return new ShuffledResult(runs, mean, deviation, aucs.Min(), aucs.Max(), reached, (reached + 1.0) / (runs + 1));
    }
}
