using System.Globalization;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Reports;

/// <summary>The page that shows what an evaluation found.</summary>
public static class ModelReport
{
    /// <summary>Writes the page: one HTML file that needs nothing else.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="result">The evaluation.</param>
    public static void Write(Stream stream, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(result);
        var headline = result.WalkForward?.Card ?? result.SingleSplit;
        var isWalk = result.WalkForward is not null;
        var page = new HtmlPage(
            $"{result.Model} {result.Version}",
            $"Do smart-money flows predict which stocks rise? {Markup.Count(headline.Rows)} examples on {headline.Dates} test dates, "
            + (isWalk ? "each predicted by a model that was fitted on earlier dates only." : "predicted by the model of a single split.")
            + $" Label: {result.Label}.");
        page.Notes("Findings", result.Verdicts).Notes("Caveats", result.Warnings, isWarning: true);
        page.Tiles(Tiles(headline));
        page.Section("ROC-AUC compared with baselines",
            "The chance that a random example with label 1 scores above one with label 0. Dot: the figure; bar: its 95 % interval over "
            + $"{Markup.Count(result.Resamples)} resamples of whole sample dates; dashed line: chance.");
        page.Add(AucRows.Of(result));
        page.Section(isWalk ? "Walk-forward and single split" : "The single split", isWalk
            ? "Scores of different folds come from different models: the curves use the rank of each score within its fold."
            : result.WalkForwardAbsence ?? "");
        page.Add(HtmlPage.Grid(ModelCharts.Of(result)));
        page.Section("Feature importance",
            "Permutation: the decrease of ROC-AUC on the test part when the feature's values are shuffled. Gain: the improvement from its splits in training.");
        page.Add(ImportanceRows(result.Importance));
        page.Section("Every figure", "With 95 % intervals. A dash means that a metric is not defined, such as precision when no decision is 1.");
        page.Add(HtmlPage.Card("Metrics", "Decisions at the threshold chosen on validation, and at 0.5.", Metrics(result)));
        page.Add(HtmlPage.Grid(Confusions(result)));
        if (result.WalkForward is { } walk)
        {
            page.Add(HtmlPage.Card("Folds", "Each fold is trained on all data before its own test dates.", Folds(walk.Folds)));
        }

        page.Write(stream);
    }

    private static IEnumerable<(string, string, string)> Tiles(ScoreCard card)
    {
        (string, string, string) Tile(string name, string metric, string note)
        {
            var value = card.Metric(metric);
            return (name, Markup.Number(value.Value), value.Low is null ? note : $"{Markup.Number(value.Low)} to {Markup.Number(value.High)}{note}");
        }

        yield return Tile("ROC-AUC", MetricNames.RocAuc, "; chance 0.5");
        yield return Tile("PR-AUC", MetricNames.PrAuc, $"; chance {Markup.Number(card.PositiveShare)}");
        yield return Tile("Log loss", "log_loss", "");
        yield return Tile("Brier", "brier", "");
        yield return ("Mean rank IC", Markup.Number(card.InformationCoefficient.Mean), $"t-value {Markup.Number(card.InformationCoefficient.TValue, 2)}");
        yield return ("Label 1", Markup.Percent(card.PositiveShare), $"{Markup.Count(card.Positives)} of {Markup.Count(card.Rows)}");
    }

    private static string ImportanceRows(IReadOnlyList<FeatureImportance> importance)
    {
        var largest = Math.Max(importance.Max(feature => Math.Abs(feature.PermutationDrop ?? 0)), 1e-12);
        var gain = Math.Max(importance.Sum(feature => feature.Gain), 1e-12);
        var rows = importance.Where(feature => feature.Splits > 0).Select(feature =>
        {
            var drop = feature.PermutationDrop ?? 0;
            return $"<span class=\"name\">{Markup.Name(feature.Feature)}</span>"
                + $"<span class=\"track\"><span class=\"fill{(drop < 0 ? " negative" : "")}\" style=\"left:0;width:{Markup.Share(Math.Abs(drop) / largest)}\"></span></span>"
                + $"<span class=\"value\">{Markup.Number(feature.PermutationDrop, 4)}<span class=\"soft wide-only\"> ± {Markup.Number(feature.PermutationStd, 4)} · gain {Markup.Percent(feature.Gain / gain, 0)} · {feature.Splits.ToString(CultureInfo.InvariantCulture)} splits</span></span>";
        });
        string[] unused = [.. importance.Where(feature => feature.Splits == 0).Select(feature => feature.Feature)];
        var rest = unused.Length == 0 ? "" : $"<p class=\"small soft\">Not used in any tree: {string.Join(", ", unused.Select(Markup.Name))}.</p>";
        return $"<div class=\"card\"><div class=\"rows names\"><span class=\"head\">feature</span><span class=\"head\">fall of ROC-AUC (red: it rises)</span><span class=\"head value\">permutation</span>{string.Concat(rows)}</div>{rest}</div>";
    }

    private static string Metrics(EvaluationResult result)
    {
        (string Name, ScoreCard Card)[] cards = result.WalkForward is { } walk
            ? [("walking forward", walk.Card), ("single split", result.SingleSplit)]
            : [("single split", result.SingleSplit)];
        var table = new HtmlTable(["metric", .. cards.Select(entry => entry.Name)]);
        foreach (var name in MetricNames.All)
        {
            table.Row([name, .. cards.Select(entry => Interval(entry.Card.Metric(name)))]);
        }

        return table.ToString();
    }

    private static string Interval(MetricValue value) => value.Low is null
        ? Markup.Number(value.Value)
        : $"{Markup.Number(value.Value)} ({Markup.Number(value.Low)} to {Markup.Number(value.High)})";

    private static IEnumerable<string> Confusions(EvaluationResult result)
    {
        if (result.WalkForward is { } walk)
        {
            yield return Confusion("Decisions, walk-forward", walk.Card);
        }

        yield return Confusion("Decisions, single split", result.SingleSplit);
    }

    private static string Confusion(string heading, ScoreCard card)
    {
        var table = new HtmlTable("decided", "label 1", "label 0");
        void Rows(string where, ConfusionMatrix matrix) => table
            .Row($"1, {where}", Markup.Count(matrix.TruePositives), Markup.Count(matrix.FalsePositives))
            .Row($"0, {where}", Markup.Count(matrix.FalseNegatives), Markup.Count(matrix.TrueNegatives));
        Rows(card.Threshold is { } threshold ? $"threshold {Markup.Number(threshold)}" : "threshold of each fold", card.Confusion);
        Rows("threshold 0.5", card.ConfusionAtHalf);
        return HtmlPage.Card(heading, "The number of rows for each decision and label.", table.ToString());
    }

    private static string Folds(IReadOnlyList<FoldResult> folds)
    {
        var table = new HtmlTable("test dates", "train dates", "train rows", "val rows", "test rows", "trees", "threshold", "ROC-AUC");
        foreach (var fold in folds)
        {
            table.Row(
                $"{Markup.Month(fold.FirstTestDate)} to {Markup.Month(fold.LastTestDate)}",
                Markup.Count(fold.TrainDates),
                Markup.Count(fold.TrainRows),
                Markup.Count(fold.ValidationRows),
                Markup.Count(fold.TestRows),
                Markup.Count(fold.Trees),
                Markup.Number(fold.Threshold),
                Markup.Number(fold.RocAuc));
        }

        return table.ToString();
    }
}
