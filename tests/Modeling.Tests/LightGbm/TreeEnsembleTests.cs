using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.LightGbm;

public sealed class TreeEnsembleTests
{
    private static readonly HyperParameters Small = new() { Rounds = 20, MinDataInLeaf = 10, LearningRate = 0.2 };

    private readonly ExampleSet _training = ExampleSet.From("train", SyntheticDataset.Rows(40, 12, seed: 1, signal: 3));
    private readonly ExampleSet _validation = ExampleSet.From("val", SyntheticDataset.Rows(40, 6, seed: 2, signal: 3));

    [Fact]
    public void Text_read_back_predicts_the_same()
    {
        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(Small), TestContext.Current.CancellationToken);
        using var again = TreeEnsemble.Parse(model.Trees.Text, threads: 2);

        var first = model.Trees.Predict(_validation.Features);
        var second = again.Predict(_validation.Features);

        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
        Assert.InRange(first.Distinct().Count(), 10, int.MaxValue);
    }

    [Fact]
    public void The_trees_in_memory_and_their_text_agree()
    {
        var native = Small.ToNative();
        using var training = NativeDataset.Create(_training.Features, _training.Labels, native);
        using var validation = NativeDataset.Create(_validation.Features, _validation.Labels, native, training);
        using var run = new TrainingRun(training, validation, native);
        for (var i = 0; i < 20; i++)
        {
            Assert.True(run.Grow());
        }

        var auc = run.ValidationMetric();
        using var trees = TreeEnsemble.Parse(run.ToText(20), threads: 1);

        Assert.Equal(BruteForce.RocAuc(trees.Predict(_validation.Features), _validation.Labels), auc, 1e-12);
        Assert.Equal(20, trees.Iterations);
    }

    [Fact]
    public void Contributions_add_up_to_the_log_odds_of_the_score()
    {
        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(Small), TestContext.Current.CancellationToken);
        var scores = model.Trees.Predict(_validation.Features);
        var contributions = model.Trees.Contributions(_validation.Features);

        for (var row = 0; row < _validation.Count; row++)
        {
            var sum = contributions.AsSpan(row * (FeatureSchema.Count + 1), FeatureSchema.Count + 1).ToArray().Sum();
            Assert.Equal(scores[row], 1 / (1 + Math.Exp(-sum)), 1e-9);
        }
    }

    [Fact]
    public void Missing_values_go_their_own_way()
    {
        var rows = Enumerable.Range(0, 400).Select(i =>
        {
            var features = new double?[FeatureSchema.Count];
            features[3] = i % 2 == 0 ? null : 0;
            return SyntheticDataset.Row($"S{i:000}", new DateOnly(2024, 1, 15), features, label: i % 2 == 0 ? 1 : 0);
        }).ToList();
        var set = ExampleSet.From("rows", rows);
        using var model = TreeFitting.Fit(set, set, Recipes.Of(new HyperParameters { MinDataInLeaf = 10, FeatureFraction = 1, LearningRate = 0.3 }), TestContext.Current.CancellationToken);

        var scores = model.Score(set.Features);

        Assert.True(scores[0] > scores[1] + 0.1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tree")]
    [InlineData("tree\nversion=v4\nend of trees\n")]
    [InlineData("{\"not\": \"a model\"}")]
    public void A_text_that_is_no_model_is_refused(string text) =>
        Assert.Throws<InvalidInputException>(() => TreeEnsemble.Parse(text, threads: 1));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_model_that_is_cut_off_is_refused(double share)
    {
        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(Small), TestContext.Current.CancellationToken);
        var end = model.Trees.Text.IndexOf("end of trees", StringComparison.Ordinal);

        Assert.Throws<InvalidInputException>(() => TreeEnsemble.Parse(model.Trees.Text[..(int)(end * share)], threads: 1));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void A_wrong_number_of_columns_is_refused(int more)
    {
        var columns = FeatureSchema.Count + more;
        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(Small), TestContext.Current.CancellationToken);
        var matrix = new FeatureMatrix([.. Enumerable.Range(0, columns).Select(i => $"f{i}")], new double[columns * 3]);

        var error = Assert.Throws<InvalidInputException>(() => model.Trees.Predict(matrix));

        Assert.Contains($"{columns} features", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_by_the_library_carries_its_message()
    {
        var matrix = new FeatureMatrix(["a"], [1, 2, 3]);

        var error = Assert.Throws<LightGbmException>(() => NativeDataset.Create(matrix, [0, 1, 0], "max_bin=1 verbosity=-1"));

        Assert.Contains("max_bin", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_threads_may_predict_at_once()
    {
        using var model = TreeFitting.Fit(_training, _validation, Recipes.Of(Small), TestContext.Current.CancellationToken);
        var expected = model.Trees.Predict(_validation.Features);

        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            Assert.Equal(expected, model.Trees.Predict(_validation.Features));
            Assert.Equal(_validation.Count * (FeatureSchema.Count + 1), model.Trees.Contributions(_validation.Features).Length);
        });
    }

    [Fact]
    public void A_disposed_model_predicts_no_more()
    {
        var model = TreeFitting.Fit(_training, _validation, Recipes.Of(Small), TestContext.Current.CancellationToken);
        model.Dispose();

        Assert.Throws<ObjectDisposedException>(() => model.Trees.Predict(_validation.Features));
    }
}
