using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Metrics;

public sealed class DecilesTests
{
    [Fact]
    public void The_highest_tenth_comes_first()
    {
        double[] scores = [.. Enumerable.Range(0, 20).Select(i => i / 20.0)];
        int[] labels = [.. Enumerable.Range(0, 20).Select(i => i >= 17 ? 1 : 0)];

        var deciles = Deciles.Of(scores, labels, new int[20]);

        Assert.Equal([1, 0.5, 0, 0, 0, 0, 0, 0, 0, 0], deciles.Select(row => row.LabelShare));
        Assert.Equal(1 / 0.15, deciles[0].Lift!.Value, 1e-12);
        Assert.Equal(0.925, deciles[0].MeanScore!.Value, 1e-12);
        Assert.All(deciles, row => Assert.Equal(2, row.Rows));
    }

    [Fact]
    public void Equal_scores_share_their_labels_whatever_their_order()
    {
        int[] labels = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];

        var deciles = Deciles.Of(new double[10], labels, new int[10]);

        Assert.All(deciles, row => Assert.Equal((0.5, 1.0), (row.LabelShare!.Value, row.Lift!.Value)));
    }

    [Fact]
    public void Each_group_is_cut_by_itself()
    {
        double[] scores = [.. Enumerable.Range(0, 20).Select(i => (double)i)];
        int[] labels = [.. Enumerable.Range(0, 20).Select(i => i is 9 or 19 ? 1 : 0)];
        int[] groups = [.. Enumerable.Range(0, 20).Select(i => i / 10)];

        Assert.Equal([1, 0, 0, 0, 0, 0, 0, 0, 0, 0], Deciles.Of(scores, labels, groups).Select(row => row.LabelShare));
    }

    [Fact]
    public void Fewer_rows_than_tenths_leave_some_empty()
    {
        var deciles = Deciles.Of([0.9, 0.1], [1, 0], [0, 0]);

        Assert.Equal(2, deciles.Sum(row => row.Rows));
        Assert.Equal(8, deciles.Count(row => row is { MeanScore: null, LabelShare: null, Lift: null }));
    }

    [Fact]
    public void Without_positives_there_is_no_lift() =>
        Assert.All(Deciles.Of([.. Enumerable.Range(0, 10).Select(i => (double)i)], new int[10], new int[10]), row => Assert.Null(row.Lift));

    [Fact]
    public void Curves_pass_through_the_points_of_each_score()
    {
        double[] scores = [0.1, 0.4, 0.35, 0.8];
        int[] labels = [0, 0, 1, 1];

        Assert.Equal([new(0, 0), new(0, 0.5), new(0.5, 0.5), new(0.5, 1), new(1, 1)], Curves.Roc(scores, labels));
        Assert.Equal([new(0.5, 1), new(0.5, 0.5), new(1, 2 / 3.0), new(1, 0.5)], Curves.PrecisionRecall(scores, labels));
        Assert.Empty(Curves.Roc(scores, new int[4]));
        Assert.Empty(Curves.PrecisionRecall(scores, new int[4]));
    }
}
