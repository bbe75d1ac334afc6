using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Baselines;

public sealed class ContenderTests
{
    private readonly ExampleSet _training = ExampleSet.From("train", SyntheticDataset.Rows(60, 12, seed: 1, signal: 3));
    private readonly ExampleSet _validation = ExampleSet.From("val", SyntheticDataset.Rows(60, 6, seed: 2, signal: 3));
    private readonly ExampleSet _test = ExampleSet.From("test", SyntheticDataset.Rows(60, 6, seed: 3, signal: 3));

    [Fact]
    public void The_majority_says_the_share_of_the_training_part_and_decides_for_the_frequent_class()
    {
        var scoring = new MajorityContender().Score(_training, _validation, _test, TestContext.Current.CancellationToken);

        Assert.All(scoring.Scores, score => Assert.Equal((double)_training.Positives / _training.Count, score));
        Assert.DoesNotContain(true, scoring.Decisions);
    }

    [Fact]
    public void Logistic_regression_finds_a_plain_signal_in_spite_of_gaps_and_outliers()
    {
        _training.Features.Values[28] = 1e12;

        var scoring = new LogisticContender(_training.Features.Names).Score(_training, _validation, _test, TestContext.Current.CancellationToken);

        Assert.InRange(BruteForce.RocAuc(scoring.Scores, _test.Labels), 0.85, 1);
    }

    [Fact]
    public void Shuffled_labels_leave_nothing_to_learn()
    {
        var parameters = new HyperParameters { MinDataInLeaf = 20 };
        var plain = new TreeContender(_training.Features.Names, parameters, IsNormalized: false).Score(_training, _validation, _test, TestContext.Current.CancellationToken);
        double Shuffled(int seed) => BruteForce.RocAuc(
            new TreeContender(_training.Features.Names, parameters, IsNormalized: false, seed).Score(_training, _validation, _test).Scores, _test.Labels);

        Assert.InRange(BruteForce.RocAuc(plain.Scores, _test.Labels), 0.9, 1);
        Assert.InRange(Enumerable.Range(1, 10).Average(Shuffled), 0.3, 0.7);
    }

    [Fact]
    public void A_feature_that_was_left_out_is_not_used()
    {
        string[] without = [.. _training.Features.Names.Skip(1)];

        var scoring = new TreeContender(without, new HyperParameters { MinDataInLeaf = 20 }, IsNormalized: false).Score(_training, _validation, _test, TestContext.Current.CancellationToken);

        Assert.InRange(BruteForce.RocAuc(scoring.Scores, _test.Labels), 0.35, 0.65);
    }

    [Fact]
    public void Places_within_a_fold_take_the_scale_away()
    {
        var one = Scoring.At(0.5, _test.Take([0, 1]), [0.1, 0.9]);
        var two = Scoring.At(0.5, _test.Take([2, 3, 4, 5]), [5, 5, 4, 6]);

        Assert.Equal([0.5, 1, 0.625, 0.625, 0.25, 1], Scoring.Together([one, two]).Places());
    }
}
