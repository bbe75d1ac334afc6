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
        using var writer = new StreamWriter(stream, leaveOpen: true);
        var page = new HtmlPage(
            writer,
            $"{result.Model} {result.Version}",
            $"Do smart-money flows predict which stocks rise? {Markup.Count(headline.Rows)} examples on {headline.Dates} test dates, "
            + (isWalk ? "each predicted by a model that was fitted on earlier dates only." : "predicted by the model of a single split.")
            + $" Label: {result.Label}.");
        page.Add(Verdict(result.Verdict));
        page.Notes("Findings", [.. result.Findings.Skip(1)]).Notes("Caveats", result.Warnings, isWarning: true);
        page.Tiles(Tiles(result));
        page.Section("ROC-AUC compared with baselines and other universes",
            "The chance that a random example with label 1 scores above one with label 0. Dot: the figure; bar: its 95 % interval (jackknife over whole sample "
            + "dates, Student's t); dashed line: chance. The model must beat the best baseline.");
        page.Add(AucRows.Of(result));
        page.Section("What a portfolio by score would have returned",
            "Each sample date: long the fifth of the symbols with the highest scores, short the fifth with the lowest, equal weights, over the days of the label.");
        page.Add(HtmlPage.Grid(PortfolioCards.Of(result)));
        page.Section(isWalk ? "Walk-forward and single split" : "The single split", isWalk
            ? "Scores of different folds come from different models: the curves use the rank of each score within its fold."
            : result.WalkForwardAbsence ?? "");
        page.Add(HtmlPage.Grid(ModelCharts.Of(result)));
        page.Section("Feature importance",
            "Permutation: the decrease of a test date's ROC-AUC when the feature's values are shuffled within the date, with the 95 % interval over the dates; only an interval "
            + "that excludes 0 says something. SHAP: the mean size of the contributions to the scores of the test part, in log-odds; they explain the model, not the stocks.");
        page.Add(ImportanceCards.Of(result.Importance));
        page.Section("Every figure", "With 95 % intervals. A dash means that a metric is not defined, such as precision when no decision is 1.");
        page.Add(HtmlPage.Card("Metrics", "Decisions at the threshold chosen on validation, and at 0.5.", Metrics(result)));
        page.Add(HtmlPage.Grid(Confusions(result)));
        page.Add(HtmlPage.Card("Decisions by date", "At the threshold chosen on validation.", Decisions(headline)));
        if (result.WalkForward is { } walk)
        {
            page.Add(HtmlPage.Card("Folds", "Each fold is trained on all data before its own test dates.", Folds(walk.Folds)));
        }

        page.End();
    }

    private static string Verdict(Verdict verdict)
    {
        var rows = string.Concat(verdict.Checks.Select(check => $"<tr><td>{Mark(check.Outcome)}</td><td>{Markup.Text(check.Name)}</td></tr>"));
        return $"<div class=\"notes{(verdict.IsShown ? "" : " warn")}\"><h3>Verdict: {Markup.Text(verdict.Statement)}</h3>"
            + "<p class=\"small soft\">The rule: a model is better than chance only if every check passes. A check that cannot be made does not pass.</p>"
            + $"<table class=\"checks\"><tbody>{rows}</tbody></table></div>";
    }

    private static string Mark(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "<span class=\"pass\">passed</span>",
        CheckOutcome.Failed => "<span class=\"fail\">failed</span>",
        _ => "<span class=\"watch\">not checked</span>",
    };

    private static IEnumerable<(string, string, string)> Tiles(EvaluationResult result)
    {
        var card = result.Headline;
        var order = card.InformationCoefficient.Overall;
        var auc = card.Metric(MetricNames.RocAuc);
        yield return ("ROC-AUC", Markup.Number(auc.Value), auc.Low is null ? "chance 0.5" : $"{Markup.Number(auc.Low)} to {Markup.Number(auc.High)}; chance 0.5");
        yield return ("Shuffled labels", $"p = {Markup.Number(result.Shuffled?.PValue)}", $"{Markup.Count(result.Shuffled?.Runs ?? 0)} runs");
        yield return ("Mean rank IC", Markup.Number(order.Mean), $"t-value {Markup.Number(order.TValue, 2)}, p = {Markup.Number(order.PValue)}");
        yield return ("Spread after costs", Markup.Percent(result.Portfolio.NetSpread.Mean, 2), $"t-value {Markup.Number(result.Portfolio.NetSpread.TValue, 2)}");
        yield return ("Label 1", Markup.Percent(card.PositiveShare), $"{Markup.Count(card.Positives)} of {Markup.Count(card.Rows)}");
        yield return ("Trials", Markup.Count(result.Trials.Count), $"best by chance: {Markup.Number(result.Trials.DeflatedRocAuc)}");
    }

    private static string Decisions(ScoreCard card)
    {
        var table = new HtmlTable("date", "rows", "label 1", "decided 1", "of these right", "precision");
        foreach (var date in card.Decisions)
        {
            table.Row(
                Markup.Date(date.Date), Markup.Count(date.Rows), Markup.Count(date.Positives), Markup.Count(date.Decided), Markup.Count(date.Right),
                date.Decided == 0 ? Markup.Number(null) : Markup.Percent((double)date.Right / date.Decided));
        }

        return table.ToString();
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
