using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Training;

public sealed class NormalizerTests
{
    private static readonly FeatureMatrix Features = new(
        ["spread", "constant", "absent"],
        [1, 7, double.NaN, 2, 7, double.NaN, double.NaN, 7, double.NaN, 9, 7, double.NaN]);

    [Fact]
    public void Scales_leave_missing_values_out()
    {
        var scales = Normalizer.Fit(Features).Features;

        Assert.Equal(Math.Sqrt(38.0 / 3), scales[0].Std!.Value, 1e-12);
        Assert.Equal(new FeatureScale("spread", 3, 4, scales[0].Std, 2), scales[0]);
        Assert.Equal(new FeatureScale("constant", 4, 7, 0, 7), scales[1]);
        Assert.Equal(new FeatureScale("absent", 0, null, null, null), scales[2]);
    }

    [Fact]
    public void Standardized_values_have_mean_0_and_deviation_1_and_gaps_stay()
    {
        var standardized = Normalizer.Fit(Features).Standardize(Features);

        double[] known = [.. standardized.Column(0).Where(value => !double.IsNaN(value))];
        Assert.Equal(0, known.Average(), 1e-12);
        Assert.Equal(1, known.Average(value => value * value), 1e-12);
        Assert.True(double.IsNaN(standardized.Row(2)[0]));
        Assert.Equal([0.0, 0, 0, 0], standardized.Column(1));
        Assert.All(standardized.Column(2), value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void A_gap_is_filled_with_the_median_and_tails_are_cut()
    {
        var filled = Normalizer.Fit(Features).StandardizeAndFill(Features, limit: 1);

        Assert.Equal((2 - 4) / Math.Sqrt(38.0 / 3), filled.Row(2)[0], 1e-12);
        Assert.Equal(1, filled.Row(3)[0]);
        Assert.Equal([0.0, 0, 0, 0], filled.Column(2));
    }

    [Fact]
    public void Other_features_are_refused() =>
        Assert.Throws<InvalidInputException>(() => Normalizer.Fit(Features).Standardize(new FeatureMatrix(["other"], [1])));
}
