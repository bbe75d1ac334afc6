using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Testing;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Runs;

public sealed class RunRequestTests
{
    private static readonly RunRequest Sample = new() { Universe = "test" };

    private static RunParameters Resolved(RunRequest request)
    {
        Assert.Empty(request.Resolve(new SourceChoice("known"), Panel.Default, out var parameters));
        return parameters!;
    }

    private static void Refused(RunRequest request, string beginning)
    {
        var errors = request.Resolve(new SourceChoice("known"), Panel.Default, out var parameters);
        Assert.Null(parameters);
        Assert.Contains(errors, error => error.StartsWith(beginning, StringComparison.Ordinal));
    }

    [Fact]
    public void The_defaults_are_those_of_the_contract()
    {
        var run = Resolved(Sample);
        Assert.Equal(
            (new DateOnly(2022, 1, 1), new DateOnly(2024, 12, 31), 15, 14, 0.05),
            (run.From, run.To, run.Day, run.HorizonDays, run.Threshold));
        Assert.Equal(36, run.Dates.Length);
        Assert.Equal(("known", "training/smart-money-flow/smart-money-flow-test.csv"), (run.Source, run.Paths.Dataset));
        Assert.Equal(["AAPL", "NVDA", "TSLA"], run.Symbols.AsEnumerable());
    }

    [Theory]
    [InlineData("top50", "top50", 50)]
    [InlineData("top100", "top100", 100)]
    [InlineData("top500", "full", 500)]
    public void A_top_is_the_heaviest_of_the_index_in_ordinal_order(string universe, string file, int count)
    {
        var run = Resolved(new RunRequest { Universe = universe });
        Assert.Equal(file, run.Universe);
        Assert.Equal(Universe.Ranking.Take(count).Select(member => member.Symbol).Order(StringComparer.Ordinal), run.Symbols.AsEnumerable());
    }

    [Fact]
    public void Symbols_of_one_s_own_are_spelled_with_a_dash_named_once_and_in_order()
    {
        var run = Resolved(new RunRequest { Symbols = ["MSFT", "BRK.B", "AAPL", "BRK-B"] });
        Assert.Equal("custom", run.Universe);
        Assert.Equal(["AAPL", "BRK-B", "MSFT"], run.Symbols.AsEnumerable());
    }

    [Fact]
    public void Symbols_may_be_left_out() =>
        Assert.Equal(["AAPL", "TSLA"], Resolved(Sample with { Exclude = ["NVDA"] }).Symbols.AsEnumerable());

    [Fact]
    public void Either_a_universe_or_symbols_must_be_named()
    {
        Refused(new RunRequest(), "specify either");
        Refused(Sample with { Symbols = ["AAPL"] }, "specify either");
        Refused(new RunRequest { Universe = "top51" }, "universe:");
        Refused(new RunRequest { Symbols = [] }, "symbols:");
    }

    [Fact]
    public void Names_must_be_symbols()
    {
        Refused(new RunRequest { Symbols = ["AAPL", "aapl!"] }, "symbols: 'aapl!'");
        Refused(Sample with { Exclude = ["NVDA,"] }, "exclude: 'NVDA,'");
        Refused(Sample with { Exclude = ["MSFT"] }, "exclude: MSFT");
        Refused(Sample with { Exclude = ["AAPL", "NVDA", "TSLA"] }, "no symbol");
    }

    [Fact]
    public void Ten_thousand_symbols_are_the_most()
    {
        static string[] Many(int count) => [.. Enumerable.Range(0, count).Select(i => $"S{i}")];
        Assert.Equal(10_000, Resolved(new RunRequest { Symbols = Many(10_000) }).Symbols.Length);
        Refused(new RunRequest { Symbols = Many(10_001) }, "10,001 symbols exceed the maximum of 10,000");
    }

    [Fact]
    public void Of_many_problems_the_first_are_named_and_the_others_counted()
    {
        var problems = new RunRequest { Symbols = [.. Enumerable.Range(0, 9_000).Select(i => $"not {i}")] }.Problems();

        Assert.Equal(21, problems.Count);
        Assert.StartsWith("symbols: 'not 0'", problems[0], StringComparison.Ordinal);
        Assert.Equal("and 8,980 problems more", problems[^1]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32)]
    [InlineData(-1)]
    public void The_day_is_one_of_a_month(int day) => Refused(Sample with { Day = day }, "day:");

    [Fact]
    public void The_range_must_hold_a_sample_date() =>
        Refused(Sample with { From = new DateOnly(2023, 1, 16), To = new DateOnly(2023, 2, 14) }, "no day 15");

    [Theory]
    [InlineData("2024-01-01", "2023-01-01", "from:")]
    [InlineData("1989-12-31", "1995-01-01", "the range")]
    [InlineData("2090-01-01", "2101-01-01", "the range")]
    [InlineData("2000-01-01", "2020-01-01", "the range")] // a day more than 20 years
    public void The_range_is_bounded(string from, string to, string beginning) =>
        Refused(Sample with { From = Day.Of(from), To = Day.Of(to) }, beginning);

    [Fact]
    public void Twenty_years_are_allowed() =>
        Assert.Equal(240, Resolved(Sample with { From = new DateOnly(2000, 1, 1), To = new DateOnly(2019, 12, 31) }).Dates.Length);

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(365, true)]
    [InlineData(366, false)]
    public void The_horizon_is_from_a_day_to_a_year(int days, bool allowed)
    {
        var errors = (Sample with { HorizonDays = days }).Resolve(new SourceChoice("known"), Panel.Default, out _);
        Assert.Equal(allowed ? 0 : 1, errors.Count);
        Assert.All(errors, error => Assert.StartsWith("horizon:", error, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1.0)]
    [InlineData(10.0)]
    [InlineData(double.NaN)]
    public void The_threshold_is_a_fraction(double threshold) => Refused(Sample with { Threshold = threshold }, "threshold:");

    [Theory]
    [InlineData("absolute", null, 0.05)]
    [InlineData("absolute", 0.02, 0.02)]
    [InlineData("excess", null, 0.05)]
    [InlineData("excess", 0.01, 0.01)]
    [InlineData("median", null, null)]
    public void The_median_has_no_threshold_and_the_other_labels_have_5_percent_unless_another_is_given(string label, double? asked, double? threshold) =>
        Assert.Equal(threshold, Resolved(Sample with { Label = label, Threshold = asked }).Threshold);

    [Fact]
    public void A_threshold_with_the_median_is_refused() => Refused(Sample with { Label = "median", Threshold = 0.05 }, "threshold:");

    [Fact]
    public void A_label_that_does_not_exist_is_refused() => Refused(Sample with { Label = "Median" }, "label:");

    [Fact]
    public void Every_error_is_named_at_once() =>
        Assert.Equal(4, new RunRequest { Symbols = ["?"], Day = 0, HorizonDays = 0, Threshold = 11 }.Resolve(new SourceChoice("known"), Panel.Default, out _).Count);
}
