using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Core.Tests.Datasets;

public sealed class DatasetValidationTests
{
    private static readonly DateOnly Start = new(2022, 1, 15);

    /// <summary>Rows of one symbol, the first of them positive, the last of them with an empty cell.</summary>
    private static DatasetProfile Profile(int rows, int positives = 0, int missing = 0) => new(Enumerable.Range(0, rows).Select(i =>
        Rows.Of("AAPL", Start.AddDays(i), i < positives ? 1 : 0, i >= rows - missing ? null : i)));

    private static ValidationCheck Check(string name, DatasetProfile profile, int dates, int symbols = 1, int? lookAhead = 0) =>
        DatasetValidation.Of(profile, symbols, dates, lookAhead, DatasetGaps.None).Checks.Single(check => check.Name == name);

    [Theory]
    [InlineData(85, false)]
    [InlineData(86, true)]
    [InlineData(100, true)]
    [InlineData(0, false)]
    public void More_than_85_percent_of_the_rows_must_be_there(int rows, bool passes) =>
        Assert.Equal(passes, Check("Completeness", Profile(rows), 100).Passed);

    [Fact]
    public void Completeness_is_over_symbols_times_dates()
    {
        var check = Check("Completeness", Profile(86), 25, symbols: 4);
        Assert.Equal((0.86, "86.0%", true), (check.Value, check.Figure, check.Passed));
        Assert.False(Check("Completeness", Profile(86), 25, symbols: 5).Passed);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(70, true)]
    [InlineData(71, false)]
    public void From_30_to_70_percent_must_be_positive(int positives, bool passes) =>
        Assert.Equal(passes, Check("Label Balance", Profile(100, positives), 100).Passed);

    [Theory]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void Less_than_15_percent_may_miss_a_feature(int missing, bool passes) =>
        Assert.Equal(passes, Check("Missing Data", Profile(100, 50, missing), 100).Passed);

    [Fact]
    public void A_row_that_misses_many_features_is_one_row()
    {
        var row = Rows.Of("AAPL", Start).With(1, null).With(2, null);
        Assert.Equal(1, new DatasetProfile([row]).RowsWithMissing);
    }

    [Fact]
    public void An_empty_dataset_fails() => Assert.False(DatasetValidation.Of(Profile(0), 1, 36, 0, DatasetGaps.None).Passed);

    [Fact]
    public void A_good_dataset_passes_every_check_and_advises_nothing()
    {
        var validation = DatasetValidation.Of(Profile(100, 50), 1, 100, 0, DatasetGaps.None);
        Assert.True(validation.Passed);
        Assert.Equal(6, validation.Checks.Count);
        Assert.All(validation.Checks, check => Assert.Null(check.Advice));
    }

    [Fact]
    public void A_symbol_and_date_may_stand_there_once()
    {
        var profile = new DatasetProfile([Rows.Of("AAPL", Start), Rows.Of("AAPL", Start, 1), Rows.Of("MSFT", Start), Rows.Of("AAPL", Start.AddDays(1))]);
        var check = Check("Duplicates", profile, 4);
        Assert.Equal((1.0, false), (check.Value, check.Passed));
    }

    [Fact]
    public void Repeated_rows_are_found_among_any_number_of_dates()
    {
        var rows = Enumerable.Range(0, 200).SelectMany(day => new[] { Rows.Of("AAPL", Start.AddDays(day)), Rows.Of("MSFT", Start.AddDays(199 - day)) }).ToList();

        Assert.Equal(0, new DatasetProfile(rows).Duplicates);
        Assert.Equal(2, new DatasetProfile([.. rows, Rows.Of("MSFT", Start.AddDays(130)), Rows.Of("AAPL", Start)]).Duplicates);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Every_number_must_be_finite(double value)
    {
        var row = Rows.Of("AAPL", Start);
        Assert.False(Check("Finite Numbers", new DatasetProfile([row.With(26, value)]), 1).Passed);
        Assert.False(Check("Finite Numbers", new DatasetProfile([row with { Return14d = value }]), 1).Passed);
        Assert.False(Check("Finite Numbers", new DatasetProfile([row with { PriceAtSample = value }]), 1).Passed);
        Assert.False(Check("Finite Numbers", new DatasetProfile([row with { PriceAfter14d = value }]), 1).Passed);
        Assert.True(Check("Finite Numbers", new DatasetProfile([row.With(26, null)]), 1).Passed);
    }

    [Fact]
    public void A_row_with_look_ahead_fails_the_run_but_cannot_be_detected_in_the_file_alone()
    {
        Assert.True(Check("Point in Time", Profile(1), 1, lookAhead: 0).Passed);
        Assert.False(Check("Point in Time", Profile(1), 1, lookAhead: 1).Passed);
        Assert.DoesNotContain(DatasetValidation.Of(Profile(1), 1, 1, null, DatasetGaps.None).Checks, check => check.Name == "Point in Time");
    }

    [Fact]
    public void Failed_completeness_names_the_symbols_to_leave_out()
    {
        var failed = DatasetValidation.Of(Profile(1), 3, 36, 0, new DatasetGaps(["ZZZ", "YYY"], [], [], false)).Checks.Single(check => check.Name == "Completeness");
        Assert.Contains("ZZZ,YYY", failed.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void After_an_outage_the_advice_is_to_rerun_the_command_and_to_exclude_only_symbols_that_stay_unavailable()
    {
        Assert.Equal("run the same command again: the prices of 2 symbols were unavailable", Advice(new DatasetGaps([], ["YYY", "ZZZ"], [], false)));
        Assert.EndsWith("--exclude XXX", Advice(new DatasetGaps(["XXX"], ["YYY"], [], false)), StringComparison.Ordinal);
        Assert.DoesNotContain("--exclude", Advice(new DatasetGaps(["XXX", "YYY", "ZZZ"], [], [], false)), StringComparison.Ordinal);

        static string Advice(DatasetGaps gaps) =>
            DatasetValidation.Of(Profile(1), 3, 36, 0, gaps).Checks.Single(check => check.Name == "Completeness").Advice!;
    }

    [Fact]
    public void Rows_that_stand_twice_do_not_make_a_dataset_more_complete()
    {
        var row = Rows.Of("AAPL", Start, 1, 1);
        var check = DatasetValidation.Of(new DatasetProfile([row, row, row]), 1, 2, null, DatasetGaps.None).Checks.Single(check => check.Name == "Completeness");
        Assert.Equal("50.0%", check.Figure);
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(50, true)]
    public void A_constant_feature_is_a_warning_from_fifty_symbols_up(int symbols, bool isWarning)
    {
        var profile = new DatasetProfile(Enumerable.Range(0, symbols).Select(i => Rows.Of($"S{i}", Start, i % 2, i)));
        var validation = DatasetValidation.Of(profile, symbols, 1, 0, DatasetGaps.None);
        Assert.Equal(isWarning ? FeatureSchema.Count - 1 : 0, validation.Warnings.Count); // all but the first feature are constant here
        Assert.DoesNotContain(validation.Warnings, warning => warning.Contains("insider_buy_ratio_30d", StringComparison.Ordinal));
        Assert.True(validation.Passed);
    }

    [Fact]
    public void A_profile_has_range_mean_and_the_shares_of_empty_and_zero()
    {
        double?[] values = [null, 0, 3, 9];
        var feature = new DatasetProfile(values.Select((value, i) => Rows.Of("AAPL", Start.AddDays(i), 0, value))).Features[0];
        Assert.Equal(new FeatureProfile("insider_buy_ratio_30d", 0, 4, 9, 0.25, 0.25), feature);
    }

    [Fact]
    public void A_feature_that_is_always_empty_has_no_range()
    {
        var feature = new DatasetProfile([Rows.Of("AAPL", Start, feature: null)]).Features[0];
        Assert.Equal(new FeatureProfile("insider_buy_ratio_30d", null, null, null, 1, 0), feature);
    }
}
