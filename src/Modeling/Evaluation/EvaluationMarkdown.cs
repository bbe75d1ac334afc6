using System.Globalization;
using System.Text;
using SmartMoney.Core.Formatting;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The tables of an evaluation as Markdown, for a page of results.</summary>
public static class EvaluationMarkdown
{
    /// <summary>The findings, the metrics, the comparisons, the portfolio, the lift and the features.</summary>
    /// <param name="result">The evaluation.</param>
    /// <returns>Markdown with <c>\n</c> line ends.</returns>
    public static string Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        foreach (var line in result.Findings.Concat(result.Warnings))
        {
            text.Append("- ").Append(PlainText.Line(line)).Append('\n');
        }

        Table(text, ["check", "outcome"], result.Verdict.Checks.Select(check => new[] { check.Name, Outcome(check.Outcome) }));
        Table(text, ["metric", "walking forward (95 % interval)", "single split (95 % interval)"], MetricNames.All.Select(name => new[]
        {
            name, FigureText.Of(result.WalkForward?.Card.Metric(name)), FigureText.Of(result.SingleSplit.Metric(name)),
        }));
        Table(text, ["ROC-AUC of", "rows", "ROC-AUC", "lead of the model", "rank IC (t-value)"], Comparisons(result));
        Table(text, ["rank IC", "dates", "mean", "t-value", "p"], [.. Cards(result).Select(entry => Mean(entry.Name, entry.Card.InformationCoefficient.Overall)),
            .. result.Neutral.Select(neutral => Mean($"within fifths of {neutral.Column}", neutral.RankIc))]);
        Table(text, ["return of a period", "dates", "mean", "t-value", "p"],
        [
            Mean("highest fifth", result.Portfolio.Top, 4),
            Mean("lowest fifth", result.Portfolio.Bottom, 4),
            Mean("spread", result.Portfolio.Spread, 4),
            Mean($"spread after {FigureText.Number(result.Portfolio.CostBps, 0)} basis points", result.Portfolio.NetSpread, 4),
            .. result.Neutral.Select(neutral => Mean($"spread within fifths of {neutral.Column}", neutral.Spread, 4)),
        ]);
        text.Append(CultureInfo.InvariantCulture, $"\nTurnover from one date to the next: {FigureText.Number(result.Portfolio.Turnover)} of the portfolio.\n");
        Table(text, ["confusion", "threshold", "1 and right", "1 and wrong", "0 and right", "0 and wrong"], Cards(result).SelectMany(entry => new[]
        {
            Confusion(entry.Name, entry.Card.Threshold is { } threshold ? FigureText.Number(threshold) : "each fold's own", entry.Card.Confusion),
            Confusion(entry.Name, "0.5", entry.Card.ConfusionAtHalf),
        }));
        Table(text, ["date", "rows", "label 1", "decided 1", "of these right"], result.Headline.Decisions.Select(date => new[]
        {
            date.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(date.Rows), Text(date.Positives), Text(date.Decided), Text(date.Right),
        }));
        Table(text, ["tenth by score", "rows", "mean score", "label 1", "lift"], result.Headline.Deciles.Select(row => new[]
        {
            Text(row.Decile), Text(row.Rows), FigureText.Number(row.MeanScore), FigureText.Number(row.LabelShare), FigureText.Number(row.Lift, 2),
        }));
        Table(text, ["feature", "fall of ROC-AUC when shuffled (95 % over dates)", "mean SHAP", "gain", "splits"], result.Importance.Where(feature => feature.Splits > 0).Select(feature => new[]
        {
            feature.Feature,
            feature.PermutationDrop.Low is null ? FigureText.Number(feature.PermutationDrop.Mean, 4) : $"{FigureText.Number(feature.PermutationDrop.Mean, 4)} ({FigureText.Number(feature.PermutationDrop.Low, 4)} to {FigureText.Number(feature.PermutationDrop.High, 4)})",
            FigureText.Number(feature.MeanShap, 4),
            FigureText.Number(feature.Gain, 1),
            Text(feature.Splits),
        }));
        return text.ToString();
    }

    private static IEnumerable<(string Name, ScoreCard Card)> Cards(EvaluationResult result)
    {
        if (result.WalkForward is { } walk)
        {
            yield return ("walking forward", walk.Card);
        }

        yield return ("single split", result.SingleSplit);
    }

    private static IEnumerable<string[]> Comparisons(EvaluationResult result)
    {
        var headline = result.Headline;
        yield return ["The model", Text(headline.Rows), FigureText.Of(headline.Metric(MetricNames.RocAuc)), "", Ic(headline.InformationCoefficient.Overall)];
        foreach (var comparison in result.Comparisons)
        {
            yield return
            [
                comparison.Description, Text(comparison.Rows), FigureText.Of(comparison.RocAuc), comparison.Lead is null ? "" : FigureText.Of(comparison.Lead), Ic(comparison.RankIc),
            ];
        }

        yield return result.Shuffled is { } chance
            ? [$"Labels shuffled within dates, {Text(chance.Runs)} runs (lowest to highest)", Text(headline.Rows), $"{FigureText.Number(chance.Mean)} ({FigureText.Number(chance.Lowest)} to {FigureText.Number(chance.Highest)}), p = {FigureText.Number(chance.PValue)}", "", ""]
            : ["Labels shuffled within dates", "0", FigureText.Absent, "", ""];
        yield return [$"The best of {Text(result.Trials.Count)} by chance (deflated threshold)", "", FigureText.Number(result.Trials.DeflatedRocAuc), "", ""];
    }

    private static string Ic(DateMean? mean) => mean?.Mean is null ? FigureText.Absent : $"{FigureText.Number(mean.Mean)} ({FigureText.Number(mean.TValue, 2)})";

    private static string[] Mean(string name, DateMean mean, int digits = 3) => [name, Text(mean.Dates), FigureText.Number(mean.Mean, digits), FigureText.Number(mean.TValue, 2), FigureText.Number(mean.PValue)];

    private static string Outcome(CheckOutcome outcome) => outcome switch { CheckOutcome.Passed => "passed", CheckOutcome.Failed => "failed", _ => "not checked" };

    private static string[] Confusion(string name, string threshold, ConfusionMatrix matrix) =>
        [name, threshold, Text(matrix.TruePositives), Text(matrix.FalsePositives), Text(matrix.TrueNegatives), Text(matrix.FalseNegatives)];

    private static void Table(StringBuilder text, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append('\n').Append("| ").AppendJoin(" | ", columns).Append(" |\n");
        text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", columns.Length))).Append('\n');
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Select(PlainText.Line)).Append(" |\n");
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
