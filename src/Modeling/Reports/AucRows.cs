using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Reports;

/// <summary>ROC-AUC with its interval, a row for the model and for each thing it is held against.</summary>
internal static class AucRows
{
    private sealed record Entry(string Name, string Style, double? Value, double? Low, double? High);

    public static string Of(EvaluationResult result)
    {
        Entry[] entries = [.. Entries(result)];
        var low = entries.Min(entry => entry.Low ?? entry.Value ?? 0.5);
        var high = entries.Max(entry => entry.High ?? entry.Value ?? 0.5);
        var reach = Math.Max(0.1, Math.Ceiling(Math.Max(0.5 - low, high - 0.5) * 20) / 20);
        double Place(double value) => (value - (0.5 - reach)) / (2 * reach);
        var rows = entries.Select(entry => $"<span class=\"name\">{Markup.Text(entry.Name)}</span>{Track(entry, Place)}<span class=\"value\">{Value(entry)}</span>");
        return "<div class=\"card\">"
            + HtmlPage.Legend(("main", "the model and its variants"), ("second", "baselines"), ("plain", "shuffled labels: lowest, mean, highest"), ("reference", "chance"))
            + $"<div class=\"rows\"><span class=\"head\"></span><span class=\"head\" style=\"display:flex;justify-content:space-between\"><span>{Markup.Number(0.5 - reach, 2)}</span><span>0.50</span><span>{Markup.Number(0.5 + reach, 2)}</span></span><span></span>"
            + string.Concat(rows) + "</div></div>";
    }

    private static IEnumerable<Entry> Entries(EvaluationResult result)
    {
        yield return Of("The model", "main", result.Headline.Metric(MetricNames.RocAuc));
        if (result.WalkForward is not null)
        {
            yield return Of("The model, single split", "main", result.SingleSplit.Metric(MetricNames.RocAuc));
        }

        foreach (var comparison in result.Comparisons.Where(comparison => comparison.RocAuc is not null))
        {
            yield return Of(comparison.Description, comparison.IsBaseline || comparison.Kind == ComparisonKind.Logistic ? "second" : "main", comparison.RocAuc!);
        }

        if (result.Shuffled is { } chance)
        {
            yield return new Entry($"Labels shuffled within dates, {Markup.Count(chance.Runs)} runs", "plain", chance.Mean, chance.Lowest, chance.Highest);
        }
    }

    private static Entry Of(string name, string style, MetricValue value) => new(name, style, value.Value, value.Low, value.High);

    private static string Track(Entry entry, Func<double, double> place)
    {
        var span = entry is { Low: { } low, High: { } high }
            ? $"<span class=\"span\" style=\"left:{Markup.Share(place(low))};width:{Markup.Share(place(high) - place(low))}\"></span>"
            : "";
        var point = entry.Value is { } value ? $"<span class=\"point\" style=\"left:{Markup.Share(place(value))}\"></span>" : "";
        return $"<span class=\"track {entry.Style}\"><span class=\"mark\" style=\"left:50%\"></span>{span}{point}</span>";
    }

    private static string Value(Entry entry) => Markup.Number(entry.Value)
        + (entry.Low is null ? "" : $"<span class=\"soft wide-only\"> ({Markup.Number(entry.Low)} to {Markup.Number(entry.High)})</span>");
}
