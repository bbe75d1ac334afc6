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
            + HtmlPage.Legend(("main", "walking forward"), ("second", "single split"), ("plain", "shuffled labels: lowest, mean, highest"), ("reference", "chance"))
            + $"<div class=\"rows\"><span class=\"head\"></span><span class=\"head\" style=\"display:flex;justify-content:space-between\"><span>{Markup.Number(0.5 - reach, 2)}</span><span>0.50</span><span>{Markup.Number(0.5 + reach, 2)}</span></span><span></span>"
            + string.Concat(rows) + "</div></div>";
    }

    private static IEnumerable<Entry> Entries(EvaluationResult result)
    {
        if (result.WalkForward is { } walk)
        {
            yield return Of("The model, all symbols", "main", walk.Card.Metric(MetricNames.RocAuc));
        }

        yield return Of(result.WalkForward is null ? "The model, all symbols" : "– single split", "second", result.SingleSplit.Metric(MetricNames.RocAuc));
        foreach (var comparison in result.Comparisons.Where(comparison => comparison.Kind != ComparisonKind.Majority))
        {
            if (comparison.WalkForward is { } card)
            {
                yield return Of(comparison.Description, "main", card.Metric(MetricNames.RocAuc));
            }

            if (comparison.SingleSplit is { } single)
            {
                yield return Of(comparison.WalkForward is null ? comparison.Description : "– single split", "second", single.Metric(MetricNames.RocAuc));
            }
        }

        var name = $"Shuffled training labels, {Markup.Count(result.Shuffled.Runs)} runs";
        if (result.Shuffled.WalkForward is { } chance)
        {
            yield return new Entry(name, "plain", chance.Mean, chance.Lowest, chance.Highest);
        }

        if (result.Shuffled.SingleSplit is { } once)
        {
            yield return new Entry(result.Shuffled.WalkForward is null ? name : "– single split", "plain", once.Mean, once.Lowest, once.Highest);
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
