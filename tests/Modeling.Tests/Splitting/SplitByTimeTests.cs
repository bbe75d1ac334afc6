using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Splitting;

public sealed class SplitByTimeTests
{
    [Fact]
    public void Thirty_six_dates_make_parts_of_25_5_and_6()
    {
        var fold = Assert.Single(DatasetSplitter.Split(SyntheticDataset.Rows(4, 36, seed: 1), new SplitPlan()).Folds);

        Assert.Equal([25, 5, 6], fold.Parts.Select(part => part.Dates.Count));
        Assert.Equal([100, 20, 24], fold.Parts.Select(part => part.Rows.Count));
    }

    [Fact]
    public void A_date_is_never_in_two_parts()
    {
        var fold = DatasetSplitter.Split(SyntheticDataset.Rows(7, 23, seed: 2), new SplitPlan()).Folds[0];

        Assert.True(fold.Train.Dates[^1] < fold.Validation.Dates[0]);
        Assert.True(fold.Validation.Dates[^1] < fold.Test.Dates[0]);
    }

    [Theory]
    [InlineData(20, 0)]
    [InlineData(21, 1)]
    [InlineData(22, 1)]
    public void An_example_whose_label_window_reaches_the_next_part_is_dropped(int windowDays, int dropped)
    {
        var start = new DateOnly(2024, 1, 1);
        var rows = Enumerable.Range(0, 20).Select(i => SyntheticDataset.Row("A", start.AddDays(21 * i))).ToList();

        var fold = DatasetSplitter.Split(rows, new SplitPlan { HorizonDays = windowDays - SplitPlan.SlackDays }).Folds[0];

        Assert.Equal((dropped, dropped, 0), (fold.Train.DroppedByEmbargo, fold.Validation.DroppedByEmbargo, fold.Test.DroppedByEmbargo));
        Assert.Equal(14 - dropped, fold.Train.Rows.Count);
    }

    [Fact]
    public void No_label_window_of_a_part_meets_the_next_one_on_weekly_dates()
    {
        var start = new DateOnly(2024, 1, 1);
        var rows = Enumerable.Range(0, 60).Select(i => SyntheticDataset.Row("A", start.AddDays(7 * i))).ToList();
        var plan = new SplitPlan();

        var fold = DatasetSplitter.Split(rows, plan).Folds[0];

        Assert.True(fold.Train.Dates[^1].AddDays(14 + 7) < fold.Validation.Dates[0]);
        Assert.True(fold.Validation.Dates[^1].AddDays(14 + 7) < fold.Test.Dates[0]);
        Assert.Equal(60, fold.Parts.Sum(part => part.Rows.Count + part.DroppedByEmbargo));
        Assert.Equal(3, fold.Train.DroppedByEmbargo);
    }

    [Fact]
    public void Cutting_points_do_not_suffer_from_rounding()
    {
        var fold = DatasetSplitter.Split(SyntheticDataset.Rows(1, 20, seed: 3), new SplitPlan()).Folds[0];

        Assert.Equal([14, 3, 3], fold.Parts.Select(part => part.Dates.Count));
    }

    [Theory]
    [InlineData(0.7, 0.2, 0.2)]
    [InlineData(1.0, 0.0, 0.0)]
    [InlineData(double.NaN, 0.5, 0.5)]
    [InlineData(-0.1, 0.6, 0.5)]
    public void Shares_that_make_no_sense_are_refused(double train, double validation, double test) =>
        Assert.Throws<InvalidInputException>(() =>
            DatasetSplitter.Split(SyntheticDataset.Rows(2, 36, 1), new SplitPlan { Train = train, Validation = validation, Test = test }));

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public void A_horizon_out_of_range_is_refused(int days) =>
        Assert.Throws<InvalidInputException>(() => DatasetSplitter.Split(SyntheticDataset.Rows(2, 36, 1), new SplitPlan { HorizonDays = days }));

    [Fact]
    public void Too_few_dates_are_refused()
    {
        var error = Assert.Throws<InvalidInputException>(() => DatasetSplitter.Split(SyntheticDataset.Rows(50, 2, 1), new SplitPlan()));

        Assert.Contains("2 sample dates", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_emptied_by_the_embargo_is_refused()
    {
        var error = Assert.Throws<InvalidInputException>(
            () => DatasetSplitter.Split(SyntheticDataset.Rows(5, 6, 1), new SplitPlan { HorizonDays = 60 }));

        Assert.Contains("val part would be empty", error.Message, StringComparison.Ordinal);
    }
}
