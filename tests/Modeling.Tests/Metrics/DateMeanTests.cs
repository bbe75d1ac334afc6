using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class DateMeanTests
{
    [Fact]
    public void A_mean_is_tested_by_Students_t()
    {
        // 1, 2, 3, 6: mean 3, variance 14/3, standard error √(14/3) ÷ 2 = 1.0801234; t = 2.7774603 at 3 degrees of freedom.
        var mean = DateMean.Of([1, null, 2, 3, 6]);

        Assert.Equal((4, 3), (mean.Dates, mean.Mean));
        Assert.Equal(1.0801234497346434, mean.StandardError!.Value, 1e-12);
        Assert.Equal(2.7774602993176543, mean.TValue!.Value, 1e-12);

        // With three degrees of freedom, P(T > t) = ½ − (x ÷ (1 + x²) + atan x) ÷ π with x = t ÷ √3.
        var x = 2.7774602993176543 / Math.Sqrt(3);
        Assert.Equal(2 * (0.5 - (((x / (1 + (x * x))) + Math.Atan(x)) / Math.PI)), mean.PValue!.Value, 1e-9);
        Assert.Equal(3 - (3.18244630528 * 1.0801234497346434), mean.Low!.Value, 1e-8);
        Assert.Equal(3 + (3.18244630528 * 1.0801234497346434), mean.High!.Value, 1e-8);
    }

    [Fact]
    public void Overlapping_figures_have_the_error_of_Newey_and_West()
    {
        // 1, 2, 3, 6 less the mean: −2, −1, 0, 3. γ0 = 14/4; γ1 = (2 + 0 + 0)/4 = 1/2. One lag has the weight ½: (14/4 + 2·½·½) ÷ (4 − 1) = 4/3.
        var mean = DateMean.Of([1, 2, 3, 6], lags: 1);

        Assert.Equal(Math.Sqrt(4 / 3.0), mean.StandardError!.Value, 1e-12);
        Assert.Equal(3 / Math.Sqrt(4 / 3.0), mean.TValue!.Value, 1e-12);
    }

    [Fact]
    public void Without_variation_or_dates_nothing_is_tested()
    {
        Assert.Equal(new DateMean(0, null, null, null, null, null, null), DateMean.Of([null]));
        Assert.Equal(new DateMean(1, 2, null, null, null, null, null), DateMean.Of([2]));
        Assert.Equal(new DateMean(3, 2, null, null, null, null, null), DateMean.Of([2, 2, 2]));
    }

    [Theory]
    [InlineData(30, 14, 0)]
    [InlineData(14, 14, 0)]
    [InlineData(14, 15, 1)]
    [InlineData(7, 14, 1)]
    [InlineData(7, 15, 2)]
    [InlineData(1, 14, 13)]
    public void Labels_overlap_where_the_horizon_exceeds_the_step(int step, int horizon, int lags)
    {
        var start = new DateOnly(2022, 1, 3);

        Assert.Equal(new LabelOverlap(step, lags), LabelOverlap.Of([start, start, start.AddDays(step), start.AddDays(2 * step), start.AddDays((3 * step) + 2)], horizon));
    }

    [Fact]
    public void One_date_overlaps_with_nothing() => Assert.Equal(new LabelOverlap(null, 0), LabelOverlap.Of([new DateOnly(2022, 1, 3)], 14));

    [Fact]
    public void The_best_of_several_trials_is_expected_above_the_mean()
    {
        // Bailey and López de Prado: 10 trials, (1 − γ)·Φ⁻¹(0.9) + γ·Φ⁻¹(1 − 1 ÷ 10e) = 0.4227843·1.2815516 + 0.5772157·1.7900 = 1.5750.
        Assert.Equal(0.5 + (0.01 * 1.5750), DeflatedThreshold.Of(0.5, 0.01, 10), 1e-5);
        Assert.Equal(0.5, DeflatedThreshold.Of(0.5, 0.01, 1));
        Assert.True(DeflatedThreshold.Of(0.5, 0.01, 100) > DeflatedThreshold.Of(0.5, 0.01, 10));
    }
}
