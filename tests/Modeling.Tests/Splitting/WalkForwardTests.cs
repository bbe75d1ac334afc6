using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Splitting;

public sealed class WalkForwardTests
{
    [Theory]
    [InlineData(2, 18)]
    [InlineData(5, 20)]
    [InlineData(6, 18)]
    [InlineData(18, 18)]
    public void The_folds_test_the_last_dates_once_each(int folds, int testDates)
    {
        var rows = SyntheticDataset.Rows(3, 36, seed: 1);

        var split = DatasetSplitter.Split(rows, new SplitPlan { Method = SplitMethod.WalkForward, Folds = folds });

        Assert.Equal(folds, split.Folds.Count);
        Assert.Equal(SyntheticDataset.MonthlyDates(36).TakeLast(testDates), split.Folds.SelectMany(fold => fold.Test.Dates));
    }

    [Fact]
    public void Each_fold_trains_on_everything_before_its_own_test()
    {
        var split = DatasetSplitter.Split(SyntheticDataset.Rows(3, 36, seed: 1), new SplitPlan { Method = SplitMethod.WalkForward });

        Assert.All(split.Folds, fold =>
        {
            Assert.Equal(new DateOnly(2022, 1, 15), fold.Train.Dates[0]);
            Assert.True(fold.Train.Dates[^1].AddDays(21) < fold.Validation.Dates[0]);
            Assert.True(fold.Validation.Dates[^1].AddDays(21) < fold.Test.Dates[0]);
        });
        Assert.Equal([15, 17, 20, 22, 25, 27], split.Folds.Select(fold => fold.Train.Dates.Count));
        Assert.Equal([3, 4, 4, 5, 5, 6], split.Folds.Select(fold => fold.Validation.Dates.Count));
    }

    [Fact]
    public void Too_few_dates_are_refused_with_the_number_needed()
    {
        var error = Assert.Throws<InvalidInputException>(
            () => DatasetSplitter.Split(SyntheticDataset.Rows(3, 19, 1), new SplitPlan { Method = SplitMethod.WalkForward }));

        Assert.Contains("at least 20 sample dates", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(101)]
    public void An_invalid_number_of_folds_is_rejected(int folds) =>
        Assert.Throws<InvalidInputException>(() =>
            DatasetSplitter.Split(SyntheticDataset.Rows(3, 36, 1), new SplitPlan { Method = SplitMethod.WalkForward, Folds = folds }));
}
