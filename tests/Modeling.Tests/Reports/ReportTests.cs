using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Reports;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Reports;

public sealed class ReportTests(ReportFixture reports) : IClassFixture<ReportFixture>
{
    [Theory]
    [InlineData("dataset")]
    [InlineData("model")]
    public void A_report_needs_nothing_from_outside(string name)
    {
        var html = File.ReadAllText(reports[name]);

        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        foreach (var outside in new[] { "http:", "https:", "<script", "src=", "@import", "url(", "<link" })
        {
            Assert.DoesNotContain(outside, html, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("\r", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_on_a_page_holds_no_control_characters() =>
        Assert.Equal("]0;x&lt;b&gt; EVIL", Markup.Text("\u001b]0;x\u0007<b>\n\u202eEVIL"));

    [Fact]
    public void The_dataset_is_shown_from_every_side()
    {
        var html = File.ReadAllText(reports.Dataset);

        foreach (var heading in new[] { "Validation", "Share of label 1", "Median return", "Missing values", "Features by label", "Coverage by symbol", "Correlation" })
        {
            Assert.Contains($">{heading}<", html, StringComparison.Ordinal);
        }

        Assert.Equal(FeatureSchema.Count, Count(html, "aria-label=\"distribution of"));
        Assert.Equal((FeatureSchema.Count * 36) + (FeatureSchema.Count * FeatureSchema.Count) + 60, Count(html, "class=\"cell\""));
        Assert.Contains("label &lt;balance&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_is_shown_from_every_side()
    {
        var html = File.ReadAllText(reports.Model);

        foreach (var heading in new[] { "ROC curve", "Precision and recall", "Calibration", "Lift", "Rank IC by month", "Feature importance", "Folds", "Cumulative spread", "Returns and ranks", "SHAP summary", "Decisions by date" })
        {
            Assert.Contains($">{heading}<", html, StringComparison.Ordinal);
        }

        Assert.Equal(7, Count(html, "<svg"));
        Assert.Contains("Verdict: Not shown to be better than chance.", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_share_of_labels_and_gaps_is_that_of_the_rows()
    {
        using var stream = new MemoryStream();
        var january = new DateOnly(2024, 1, 15);
        double?[] whole = [.. Enumerable.Range(0, FeatureSchema.Count).Select(i => (double?)i)];
        double?[] gap = [null, .. whole.Skip(1)];
        DatasetRow[] rows =
        [
            SyntheticDataset.Row("A", january, whole, label: 1), SyntheticDataset.Row("A", january.AddMonths(1), gap),
            SyntheticDataset.Row("B", january, gap), SyntheticDataset.Row("C", january, gap),
        ];

        DatasetReport.Write(stream, rows, new DatasetReportOptions("d.csv", "<Title>")
        {
            HorizonDays = 30,
            Origin = [("Source", "fmp"), ("Run", "<abc>")],
            KnownLimits = ["The panels were chosen with hindsight."],
        });

        var html = Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("<h1>&lt;Title&gt;</h1>", html, StringComparison.Ordinal);
        Assert.Contains("2024-01-15: 33.3 % of 3", html, StringComparison.Ordinal);
        Assert.Contains("<dt>Source</dt><dd>fmp</dd><dt>Run</dt><dd>&lt;abc&gt;</dd>", html, StringComparison.Ordinal);
        Assert.Contains("<h3>Known limits</h3><ul><li>The panels were chosen with hindsight.</li></ul>", html, StringComparison.Ordinal);
        Assert.Contains("insider_buy_ratio_30d, 2024-01: 66.7 %", html, StringComparison.Ordinal);
        Assert.Contains("insider_buy_ratio_30d, 2024-02: 100.0 %", html, StringComparison.Ordinal);
        Assert.Contains("Over the 30 days after each sample date", html, StringComparison.Ordinal);
        Assert.Contains("<b>75.0 %</b>", html, StringComparison.Ordinal);
        Assert.Contains("1 symbols have all 2 sample dates; fewer have: B 1, C 1.", html, StringComparison.Ordinal);
        Assert.DoesNotContain(">Validation<", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_dataset_is_drawn_from_a_sample_and_its_figures_are_exact()
    {
        var first = new DateOnly(2000, 1, 15);
        var rows = Enumerable.Range(0, 25_000).Select(i => SyntheticDataset.Row(
            $"S{i / 100}", first.AddMonths(i % 100), [.. Enumerable.Range(0, FeatureSchema.Count).Select(feature => feature == 0 && i % 5 == 0 ? null : (double?)(i % 1000))], label: i % 4 == 0 ? 1 : 0));
        using var one = new MemoryStream();
        using var other = new MemoryStream();

        DatasetReport.Write(one, rows, new DatasetReportOptions("d.csv", "t"));
        DatasetReport.Write(other, rows, new DatasetReportOptions("d.csv", "t"));

        var html = Encoding.UTF8.GetString(one.ToArray());
        Assert.Equal(2, Count(html, "Drawn from a random sample of 20,000 of the 25,000 rows."));
        Assert.Contains("<b>25,000</b>", html, StringComparison.Ordinal);
        Assert.Contains("<b>25.0 %</b>", html, StringComparison.Ordinal);
        Assert.Contains("<b>20.0 %</b>", html, StringComparison.Ordinal);
        Assert.Contains("Every symbol has all 100 sample dates.", html, StringComparison.Ordinal);
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public void A_sample_draws_from_all_parts_of_a_dataset()
    {
        var first = new DateOnly(2000, 1, 15);
        var rows = Enumerable.Range(0, 40_000).Select(i =>
            SyntheticDataset.Row($"S{i / 100}", first.AddMonths(i % 100), [.. Enumerable.Repeat((double?)i, FeatureSchema.Count)], label: i % 2));

        var places = new DatasetDigest("d.csv", rows).SampledValues(0);

        Assert.Equal(DatasetDigest.MaxSampled, places.Count);
        Assert.Equal(places.Order(), places);
        Assert.Equal(DatasetDigest.MaxSampled, places.Distinct().Count());
        Assert.InRange(places.Count(place => place < 10_000), 4_800, 5_200);
        Assert.InRange(places.Count(place => place >= 30_000), 4_800, 5_200);
    }

    [Fact]
    public void An_empty_dataset_has_no_report() =>
        Assert.Throws<InvalidInputException>(() => DatasetReport.Write(Stream.Null, [], new DatasetReportOptions("d.csv", "t")));

    [Theory]
    [InlineData(0, 1, "0 0.25 0.5 0.75 1")]
    [InlineData(0, 0.37, "0 0.1 0.2 0.3 0.4")]
    [InlineData(-0.13, 0.3, "-0.2 0 0.2 0.4")]
    [InlineData(0, 100, "0 25 50 75 100")]
    [InlineData(5, 5, "5 5.25")]
    public void An_axis_ends_on_round_numbers(double low, double high, string ticks)
    {
        var axis = ChartAxis.Round("t", low, high, value => Math.Round(value, 9).ToString(System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(ticks, string.Join(' ', axis.Ticks.Select(tick => tick.Text)));
        Assert.True(axis.Low <= low && axis.High >= high);
    }

    [Fact]
    public void A_histogram_states_common_zeros_and_draws_the_rest()
    {
        double[] values = [0, 0, 0, 0, 1, 2, double.NaN, 0, 0, 3];
        int[] labels = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1];

        var histogram = new FeatureHistogram(values, labels);

        Assert.True(histogram.LeavesZeroOut);
        Assert.Equal((4 / 7.0, 2 / 3.0, 1 / 7.0, 0), (histogram.Zero(0), histogram.Zero(1), histogram.Missing(0), histogram.Missing(1)));
        Assert.Equal(1, histogram.Shares[0].Sum(), 1e-12);
        Assert.Equal(1, histogram.Shares[1][^1]);
        Assert.False(histogram.IsLogarithmic);
    }

    [Fact]
    public void A_histogram_of_share_counts_is_logarithmic()
    {
        double[] values = [-1e6, -10, 10, 1e6];

        var histogram = new FeatureHistogram(values, [0, 0, 1, 1]);

        Assert.True(histogram.IsLogarithmic);
        Assert.Equal(-12345, histogram.Unscale(-Math.Log10(12346)), 1e-6);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
