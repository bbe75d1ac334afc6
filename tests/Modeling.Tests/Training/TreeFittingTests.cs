using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Training;

public sealed class TreeFittingTests
{
    private readonly ExampleSet _training = ExampleSet.From("train", SyntheticDataset.Rows(60, 12, seed: 1, signal: 0.7));
    private readonly ExampleSet _validation = ExampleSet.From("val", SyntheticDataset.Rows(60, 6, seed: 2, signal: 0.7));

    [Theory]
    [InlineData(200, 400)]
    [InlineData(10, 400)]
    [InlineData(200, 5)]
    public void The_trees_up_to_the_best_validation_auc_are_kept(int patience, int most)
    {
        var parameters = new HyperParameters { MinDataInLeaf = 20, Stopping = Stopping.OnePart, EarlyStoppingRounds = patience, MaxIterations = most };
        var metrics = ValidationAucs(parameters, most);
        var best = 0;
        for (var i = 0; i < most && i - best <= patience; i++)
        {
            best = metrics[i] > metrics[best] ? i : best;
        }

        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(parameters), TestContext.Current.CancellationToken);

        Assert.Equal(best + 1, model.Trees.Iterations);
        Assert.Equal(metrics[best], BruteForce.RocAuc(model.Score(_validation.Features), _validation.Labels), 1e-12);
    }

    [Fact]
    public void A_fixed_number_of_trees_is_grown_whatever_the_validation_part_says()
    {
        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(new HyperParameters { MinDataInLeaf = 20, Rounds = 37 }), TestContext.Current.CancellationToken);
        var metrics = ValidationAucs(new HyperParameters { MinDataInLeaf = 20 }, 37);

        Assert.Equal(37, model.Trees.Iterations);
        Assert.Equal(new ValidationPeak(metrics.Max(), Array.IndexOf(metrics, metrics.Max()) + 1), model.Peak);
    }

    [Fact]
    public void Averaged_stopping_keeps_the_trees_with_the_best_mean_over_the_inner_folds()
    {
        const int Most = 60;
        var parameters = new HyperParameters { MinDataInLeaf = 20, Stopping = Stopping.Averaged, MaxIterations = Most, EarlyStoppingRounds = Most };
        var both = ExampleSet.Concat([_training, Later(_validation)]);
        var folds = InnerFolds.Of(both, labelDays: 21);
        double[][] metrics = [.. folds.Select(fold => ValidationAucs(both.Take(fold.Training), both.Take(fold.Validation), parameters, Most))];
        double[] means = [.. Enumerable.Range(0, Most).Select(i => metrics.Average(fold => fold[i]))];

        using var model = TreeFitting.Fit(_training, Later(_validation), Recipes.Of(parameters), TestContext.Current.CancellationToken);

        Assert.Equal(4, folds.Count);
        Assert.Equal(Array.IndexOf(means, means.Max()) + 1, model.Trees.Iterations);
        Assert.Equal(means.Max(), model.Peak!.RocAuc, 1e-12);
    }

    [Fact]
    public void Inner_folds_follow_each_other_and_know_no_label_of_their_own_dates()
    {
        // 12 dates make blocks that begin at the 3rd, 5th, 8th and 10th date; a label of the month before is known after 21 days.
        var folds = InnerFolds.Of(_training, labelDays: 21);

        Assert.Equal([2, 4, 7, 9], folds.Select(fold => Dates(fold.Training).Count()));
        Assert.Equal([2, 3, 2, 3], folds.Select(fold => Dates(fold.Validation).Count()));
        Assert.All(folds, fold => Assert.True(Dates(fold.Training).Max().AddDays(21) < Dates(fold.Validation).Min()));
        Assert.Equal([1, 3, 6, 8], InnerFolds.Of(_training, labelDays: 40).Select(fold => Dates(fold.Training).Count()));

        IEnumerable<DateOnly> Dates(int[] rows) => rows.Select(row => _training.Dates[row]).Distinct();
    }

    [Theory]
    [InlineData(0.6, 20)]
    [InlineData(0.49, 20, "below 0.5")]
    [InlineData(0.6, 10, "best with the first 10 trees")]
    [InlineData(0.49, 1, "below 0.5", "best with the first 1 tree:")]
    public void A_peak_that_may_be_noise_is_warned_of(double auc, int trees, params string[] expected)
    {
        var warnings = new ValidationPeak(auc, trees).Warnings().ToList();

        Assert.Equal(expected.Length, warnings.Count);
        Assert.All(expected.Zip(warnings), pair => Assert.Contains(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public void A_smaller_patience_may_stop_before_a_later_best()
    {
        using var patient = TreeFitting.Fit(_training, _validation, Recipes.Of(new HyperParameters { MinDataInLeaf = 20, Stopping = Stopping.OnePart, EarlyStoppingRounds = 200 }), TestContext.Current.CancellationToken);
        using var hasty = TreeFitting.Fit(_training, _validation, Recipes.Of(new HyperParameters { MinDataInLeaf = 20, Stopping = Stopping.OnePart, EarlyStoppingRounds = 1 }), TestContext.Current.CancellationToken);

        Assert.InRange(hasty.Trees.Iterations, 1, patient.Trees.Iterations - 1);
    }

    [Fact]
    public void Where_nothing_can_be_split_every_row_scores_the_share_of_positives()
    {
        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(new HyperParameters { MinDataInLeaf = 100_000 }), TestContext.Current.CancellationToken);

        Assert.All(model.Score(_validation.Features), score => Assert.Equal((double)_training.Positives / _training.Count, score, 1e-6));
    }

    [Theory]
    [InlineData("train")]
    [InlineData("val")]
    public void A_part_with_one_class_is_refused(string part)
    {
        var ones = Enumerable.Repeat(1, _training.Count).ToArray();

        var error = Assert.Throws<InvalidInputException>(() => TreeFitting.Fit(
            part == "train" ? _training.WithLabels(ones) : _training,
            part == "val" ? _training.WithLabels(ones) : _validation,
            Recipes.Of(new HyperParameters()), TestContext.Current.CancellationToken));

        Assert.StartsWith(part, error.Message, StringComparison.Ordinal);
    }

    private static ExampleSet Later(ExampleSet set) => ExampleSet.From(
        "val", SyntheticDataset.Rows(60, 18, seed: 2, signal: 0.7).Where(row => row.Date > set.Dates.Max().AddMonths(6)).ToList());

    private double[] ValidationAucs(HyperParameters parameters, int count) => ValidationAucs(_training, _validation, parameters, count);

    private static double[] ValidationAucs(ExampleSet trainingSet, ExampleSet validationSet, HyperParameters parameters, int count)
    {
        using var training = NativeDataset.Create(trainingSet.Features, trainingSet.Labels, parameters.ToNative());
        using var validation = NativeDataset.Create(validationSet.Features, validationSet.Labels, parameters.ToNative(), training);
        using var run = new TrainingRun(training, validation, parameters.ToNative());
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            Assert.True(run.Grow());
            return run.ValidationMetric();
        })];
    }
}
