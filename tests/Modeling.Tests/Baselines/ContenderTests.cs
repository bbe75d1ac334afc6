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
    public void Logistic_regression_finds_a_plain_signal_in_spite_of_gaps_and_outliers()
    {
        _training.Features.Values[28] = 1e12;

        var scoring = new LogisticContender(_training.Features.Names).Score(_training, _validation, _test, TestContext.Current.CancellationToken);

        Assert.InRange(BruteForce.RocAuc(scoring.Scores, _test.Labels), 0.85, 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_column_ranks_in_the_direction_that_fits_the_training_part(int direction)
    {
        // Four training rows: the label follows the column, or its opposite. The missing value counts as the median, 2.5.
        var training = Column([1, 2, 3, 4], direction > 0 ? [0, 0, 1, 1] : [1, 1, 0, 0]);
        var test = Column([10, double.NaN, -3], [0, 1, 0]);

        var scoring = new ColumnContender("insider_buy_ratio_30d").Score(training, training, test, TestContext.Current.CancellationToken);

        Assert.Equal([10 * direction, 2.5 * direction, -3 * direction], scoring.Scores);
        Assert.DoesNotContain(true, scoring.Decisions);
    }

    [Fact]
    public void A_column_without_values_ranks_nothing()
    {
        var training = Column([double.NaN, double.NaN], [0, 1]);

        Assert.Equal([0.0, 0.0], new ColumnContender("insider_buy_ratio_30d").Score(training, training, training, TestContext.Current.CancellationToken).Scores);
    }

    [Fact]
    public void A_feature_that_was_left_out_is_not_used()
    {
        string[] without = [.. _training.Features.Names.Skip(1)];

        var scoring = new TreeContender(without, Recipes.Of(new HyperParameters { MinDataInLeaf = 20 })).Score(_training, _validation, _test, TestContext.Current.CancellationToken);

        Assert.InRange(BruteForce.RocAuc(scoring.Scores, _test.Labels), 0.35, 0.65);
    }

    [Fact]
    public void Places_within_a_fold_take_the_scale_away()
    {
        var one = Scoring.At(0.5, _test.Take([0, 1]), [0.1, 0.9]);
        var two = Scoring.At(0.5, _test.Take([2, 3, 4, 5]), [5, 5, 4, 6]);

        Assert.Equal([0.5, 1, 0.625, 0.625, 0.25, 1], Scoring.Together([one, two]).Places());
    }

    private static ExampleSet Column(double[] values, int[] labels) => ExampleSet.From("rows", [.. values.Select((value, i) => SyntheticDataset.Row(
        $"S{i}", new DateOnly(2022, 1, 15), [double.IsNaN(value) ? null : value, .. new double?[26]], labels[i]))]);
}
