using System.Globalization;
using System.Text;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>The tables of an evaluation as Markdown, for a page of results.</summary>
public static class EvaluationMarkdown
{
    private const string Absent = "not defined";

    /// <summary>The verdicts, the metrics, the comparisons, the lift and the features.</summary>
    /// <param name="result">The evaluation.</param>
    /// <returns>Markdown with <c>\n</c> line ends.</returns>
    public static string Of(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        foreach (var line in result.Verdicts.Concat(result.Warnings))
        {
            text.Append("- ").Append(line).Append('\n');
        }

        var headline = result.WalkForward?.Card;
        Table(text, ["metric", "walking forward (95 % interval)", "single split (95 % interval)"], MetricNames.All.Select(name => new[]
        {
            name, Figure(headline?.Metric(name)), Figure(result.SingleSplit.Metric(name)),
        }));
        Table(text, ["ROC-AUC of", "rows", "walking forward", "single split", "lead of the model"], Comparisons(result));
        Table(text, ["rank IC", "months", "mean", "t-value"], Cards(result).Select(entry => new[]
        {
            entry.Name,
            Text(entry.Card.InformationCoefficient.Months.Count),
            Number(entry.Card.InformationCoefficient.Mean),
            Number(entry.Card.InformationCoefficient.TValue, 2),
        }));
        Table(text, ["confusion", "threshold", "1 and right", "1 and wrong", "0 and right", "0 and wrong"], Cards(result).SelectMany(entry => new[]
        {
            Confusion(entry.Name, entry.Card.Threshold is { } threshold ? Number(threshold) : "each fold's own", entry.Card.Confusion),
            Confusion(entry.Name, "0.5", entry.Card.ConfusionAtHalf),
        }));
        Table(text, ["tenth by score", "rows", "mean score", "label 1", "lift"], (headline ?? result.SingleSplit).Deciles.Select(row => new[]
        {
            Text(row.Decile), Text(row.Rows), Number(row.MeanScore), Number(row.LabelShare), Number(row.Lift, 2),
        }));
        Table(text, ["feature", "fall of ROC-AUC when shuffled", "gain", "splits"], result.Importance.Where(feature => feature.Splits > 0).Select(feature => new[]
        {
            feature.Feature, $"{Number(feature.PermutationDrop, 4)} ± {Number(feature.PermutationStd, 4)}", Number(feature.Gain, 1), Text(feature.Splits),
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
        yield return
        [
            "The model, all symbols",
            Text((result.WalkForward?.Card ?? result.SingleSplit).Rows),
            Figure(result.WalkForward?.Card.Metric(MetricNames.RocAuc)),
            Figure(result.SingleSplit.Metric(MetricNames.RocAuc)),
            "",
        ];
        foreach (var comparison in result.Comparisons)
        {
            yield return
            [
                comparison.Description,
                (comparison.WalkForward ?? comparison.SingleSplit) is { } card ? Text(card.Rows) : "0",
                Figure(comparison.WalkForward?.Metric(MetricNames.RocAuc)),
                Figure(comparison.SingleSplit?.Metric(MetricNames.RocAuc)),
                comparison.RocAucLead is null ? "" : Figure(comparison.RocAucLead),
            ];
        }

        yield return [$"Shuffled training labels, {Text(result.Shuffled.Runs)} runs (lowest to highest)", "", Null(result.Shuffled.WalkForward), Null(result.Shuffled.SingleSplit), ""];
    }

    private static string[] Confusion(string name, string threshold, ConfusionMatrix matrix) =>
        [name, threshold, Text(matrix.TruePositives), Text(matrix.FalsePositives), Text(matrix.TrueNegatives), Text(matrix.FalseNegatives)];

    private static string Null(NullDistribution? chance) =>
        chance is null ? Absent : $"{Number(chance.Mean)} ({Number(chance.Lowest)} to {Number(chance.Highest)}), p = {Number(chance.PValue, 2)}";

    private static string Figure(MetricValue? figure) => figure switch
    {
        null or { Value: null } => Absent,
        { Low: null } => Number(figure.Value),
        _ => $"{Number(figure.Value)} ({Number(figure.Low)} to {Number(figure.High)})",
    };

    private static void Table(StringBuilder text, string[] columns, IEnumerable<string[]> rows)
    {
        text.Append('\n').Append("| ").AppendJoin(" | ", columns).Append(" |\n");
        text.Append('|').Append(string.Concat(Enumerable.Repeat("---|", columns.Length))).Append('\n');
        foreach (var row in rows)
        {
            text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value, int digits = 3) =>
        value is { } number ? number.ToString($"F{digits}", CultureInfo.InvariantCulture) : Absent;
}
