using SmartMoney.Modeling.Evaluation;

namespace SmartMoney.Modeling.Reports;

/// <summary>The charts of a model's report, each in its card.</summary>
internal static class ModelCharts
{
    private sealed record Series(string Name, string Style, ScoreCard Card);

    public static IEnumerable<string> Of(EvaluationResult result)
    {
        Series single = new("single split", "second", result.SingleSplit);
        Series[] series = result.WalkForward is { } walk ? [new("walking forward", "main", walk.Card), single] : [single with { Style = "main" }];
        var main = series[0];
        yield return Roc(series);
        yield return PrecisionRecall(series);
        yield return Calibration(series);
        yield return Lift(main);
        yield return Coefficient(main);
    }

    private static string Legend(Series[] series, string reference) =>
        HtmlPage.Legend([.. series.Select(entry => (entry.Style, entry.Name)), ("reference", reference)]);

    private static string Roc(Series[] series)
    {
        var chart = new XyChart("ROC curve", ChartAxis.Unit("false positive rate"), ChartAxis.Unit("true positive rate")).Reference(0, 0, 1, 1);
        foreach (var entry in series.Reverse())
        {
            chart.Line(entry.Card.Roc, entry.Style);
        }

        return HtmlPage.Card("ROC curve", "The share of label 1 found, against the share of label 0 included.", Legend(series, "chance") + chart);
    }

    private static string PrecisionRecall(Series[] series)
    {
        var share = series[0].Card.PositiveShare ?? 0;
        var chart = new XyChart("precision-recall curve", ChartAxis.Unit("recall"), ChartAxis.Unit("precision")).Reference(0, share, 1, share);
        foreach (var entry in series.Reverse())
        {
            chart.Line(entry.Card.PrecisionRecall, entry.Style);
        }

        return HtmlPage.Card("Precision and recall", "The share of correct decisions among decisions of 1, against the share of label 1 found.", Legend(series, "share of label 1") + chart);
    }

    private static string Calibration(Series[] series)
    {
        var values = series.SelectMany(entry => entry.Card.Deciles).SelectMany(row => new[] { row.MeanScore, row.LabelShare }).OfType<double>().DefaultIfEmpty(1);
        var high = values.Max();
        ChartAxis Axis(string title) => ChartAxis.Round(title, 0, high, value => Markup.Number(value, 2));
        var (x, y) = (Axis("mean score of the tenth"), Axis("share of label 1"));
        var chart = new XyChart("calibration", x, y).Reference(0, 0, x.High, y.High);
        foreach (var entry in series.Reverse())
        {
            foreach (var row in entry.Card.Deciles.Where(row => row.Rows > 0))
            {
                chart.Dot(row.MeanScore!.Value, row.LabelShare!.Value, entry.Style,
                    $"{entry.Name}, tenth {row.Decile}: mean score {Markup.Number(row.MeanScore)}, label 1 in {Markup.Percent(row.LabelShare)} of {Markup.Count(row.Rows)}");
            }
        }

        return HtmlPage.Card("Calibration", "Whether a score of 20 % corresponds to label 1 in 20 % of cases.", Legend(series, "perfect") + chart);
    }

    private static string Lift(Series entry)
    {
        var high = entry.Card.Deciles.Max(row => row.Lift) ?? 1;
        var chart = new XyChart(
            "lift by decile",
            ChartAxis.Places("tenth by score, highest first", 10, Enumerable.Range(0, 10).Select(i => (i, $"{i + 1}"))),
            ChartAxis.Round("lift", 0, Math.Max(high, 1), value => Markup.Number(value, 1)));
        foreach (var row in entry.Card.Deciles.Where(row => row.Lift is not null))
        {
            chart.Bar(row.Decile - 1, row.Lift!.Value, $"tenth {row.Decile}: label 1 in {Markup.Percent(row.LabelShare)} of {Markup.Count(row.Rows)}, lift {Markup.Number(row.Lift, 2)}");
        }

        chart.Reference(-0.5, 1, 9.5, 1);
        return HtmlPage.Card("Lift", $"Share of label 1 in each tenth ÷ the share overall; {entry.Name}.", HtmlPage.Legend(("reference", "no lift")) + chart);
    }

    private static string Coefficient(Series entry)
    {
        var months = entry.Card.InformationCoefficient.Months;
        var values = months.Select(month => month.Value ?? 0).DefaultIfEmpty(0);
        var chart = new XyChart(
            "rank IC by month",
            MonthAxis.Of([.. months.Select(month => month.Date)]),
            ChartAxis.Round("rank IC", Math.Min(values.Min(), 0), Math.Max(values.Max(), 0), value => Markup.Number(value, 2)));
        for (var i = 0; i < months.Count; i++)
        {
            if (months[i].Value is { } value)
            {
                chart.Bar(i, value, $"{Markup.Date(months[i].Date)}: {Markup.Number(value)} over {Markup.Count(months[i].Rows)} symbols");
            }
        }

        var mean = entry.Card.InformationCoefficient.Overall.Mean;
        if (mean is not null)
        {
            chart.Reference(-0.5, mean.Value, months.Count - 0.5, mean.Value);
        }

        return HtmlPage.Card(
            "Rank IC by month",
            $"Spearman's correlation of score and return within each sample date; {entry.Name}.",
            HtmlPage.Legend(("reference", $"mean {Markup.Number(mean)}, t-value {Markup.Number(entry.Card.InformationCoefficient.Overall.TValue, 2)}")) + chart);
    }
}
