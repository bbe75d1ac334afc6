using SmartMoney.Core.Labels;
using Xunit;

namespace SmartMoney.Core.Tests.Labels;

public sealed class DatasetLabelsTests
{
    private static readonly DateOnly January = new(2023, 1, 15);
    private static readonly DateOnly February = new(2023, 2, 15);

    private static int[] Labels(LabelKind kind, double threshold, params double[] returns)
    {
        var labels = new DatasetLabels(kind, threshold, returns.Select(change => (January, change)));
        return [.. returns.Select(change => labels.Of(January, change))];
    }

    [Fact]
    public void An_absolute_label_looks_at_the_row_alone() => Assert.Equal([0, 0, 1], Labels(LabelKind.Absolute, 0.05, -0.5, 0.05, 0.0625));

    [Fact]
    public void An_excess_label_is_one_strictly_above_the_mean_and_the_threshold() =>
        Assert.Equal([0, 0, 0, 1], Labels(LabelKind.Excess, 0.25, -0.25, -0.25, 0.25, 0.5)); // the mean is 0.0625

    [Fact]
    public void An_excess_of_exactly_the_threshold_is_none() => Assert.Equal([0, 0], Labels(LabelKind.Excess, 0.25, -0.25, 0.25)); // the mean is 0

    [Fact]
    public void The_median_of_an_odd_number_is_the_middle_row_which_is_not_above_itself() =>
        Assert.Equal([0, 0, 1], Labels(LabelKind.Median, 0.05, -0.1, 0.01, 0.02));

    [Fact]
    public void The_median_of_an_even_number_is_the_mean_of_the_middle_two() =>
        Assert.Equal([0, 0, 1, 1], Labels(LabelKind.Median, 0.05, -0.1, 0.01, 0.02, 0.9));

    [Fact]
    public void A_tie_at_the_median_is_not_above_it() => Assert.Equal([0, 0, 0, 1], Labels(LabelKind.Median, 0, -0.1, 0.02, 0.02, 0.9));

    [Theory]
    [InlineData(LabelKind.Excess)]
    [InlineData(LabelKind.Median)]
    public void One_row_alone_is_not_above_itself(LabelKind kind) => Assert.Equal([0], Labels(kind, 0, 0.5));

    [Fact]
    public void Dates_are_compared_each_by_itself()
    {
        var labels = new DatasetLabels(LabelKind.Median, 0, [(January, 0.1), (February, 0.3), (January, 0.2), (February, 0.4)]);
        Assert.Equal((1, 0), (labels.Of(January, 0.2), labels.Of(February, 0.3)));
    }

    [Fact]
    public void The_order_of_the_rows_changes_no_bit_of_what_they_are_compared_with()
    {
        var random = new Random(20230115);
        var returns = Enumerable.Range(0, 500).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-8, 3))).ToArray();
        var expected = new DateReturns(returns);
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(returns);
            var shuffled = new DateReturns(returns);
            Assert.Equal((expected.Mean, expected.Median), (shuffled.Mean, shuffled.Median));
        }
    }

    [Theory]
    [InlineData(LabelKind.Absolute, "absolute")]
    [InlineData(LabelKind.Excess, "excess")]
    [InlineData(LabelKind.Median, "median")]
    public void A_kind_has_a_name_in_lower_case(LabelKind kind, string name) =>
        Assert.Equal((name, kind), (kind.Name(), LabelKindNames.Parse(name)));

    [Theory]
    [InlineData("Excess")]
    [InlineData("")]
    [InlineData("1")]
    public void Any_other_name_is_none(string name) => Assert.Null(LabelKindNames.Parse(name));
}
