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
        var parameters = new HyperParameters { MinDataInLeaf = 20, EarlyStoppingRounds = patience, MaxIterations = most };
        var metrics = ValidationAucs(parameters, most);
        var best = 0;
        for (var i = 0; i < most && i - best <= patience; i++)
        {
            best = metrics[i] > metrics[best] ? i : best;
        }

        using var model = TreeFitting.Fit(_training, _validation, parameters, normalize: false, TestContext.Current.CancellationToken);

        Assert.Equal(best + 1, model.Trees.Iterations);
        Assert.Equal(metrics[best], BruteForce.RocAuc(model.Score(_validation.Features), _validation.Labels), 1e-12);
    }

    [Fact]
    public void A_smaller_patience_may_stop_before_a_later_best()
    {
        using var patient = TreeFitting.Fit(_training, _validation, new HyperParameters { MinDataInLeaf = 20, EarlyStoppingRounds = 200 }, normalize: false, TestContext.Current.CancellationToken);
        using var hasty = TreeFitting.Fit(_training, _validation, new HyperParameters { MinDataInLeaf = 20, EarlyStoppingRounds = 1 }, normalize: false, TestContext.Current.CancellationToken);

        Assert.InRange(hasty.Trees.Iterations, 1, patient.Trees.Iterations - 1);
    }

    [Fact]
    public void Where_nothing_can_be_split_every_row_scores_the_share_of_positives()
    {
        using var model = TreeFitting.Fit(_training, _validation, new HyperParameters { MinDataInLeaf = 100_000 }, normalize: false, TestContext.Current.CancellationToken);

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
            new HyperParameters(),
            normalize: false, TestContext.Current.CancellationToken));

        Assert.StartsWith(part, error.Message, StringComparison.Ordinal);
    }

    private double[] ValidationAucs(HyperParameters parameters, int count)
    {
        using var training = NativeDataset.Create(_training.Features, _training.Labels, parameters.ToNative());
        using var validation = NativeDataset.Create(_validation.Features, _validation.Labels, parameters.ToNative(), training);
        using var run = new TrainingRun(training, validation, parameters.ToNative());
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            Assert.True(run.Grow());
            return run.ValidationMetric();
        })];
    }
}
