using System.Globalization;
using System.Text;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Modeling.Training;

/// <summary>The page beside a model that says what it is, what it was made from, and what is known of its worth.</summary>
internal static class ModelCard
{
    /// <summary>The page as Markdown.</summary>
    /// <param name="metadata">The model.</param>
    /// <param name="findings">What an evaluation found, the verdict first; empty before there is one.</param>
    public static string Of(ModelMetadata metadata, IReadOnlyList<string> findings)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {metadata.Name} {metadata.Version}\n\n");
        text.Append("A LightGBM classifier. It scores a stock on a day by public filings of insiders, institutions, members of Congress, hedge funds and ETFs.\n");
        Section(text, "Verdict", findings.Count == 0 ? ["Not evaluated yet: nothing is known of its worth. Run `smartmoney evaluate`."] : findings);
        Section(text, "Label", [$"{metadata.Label}."]);
        Section(text, "Data",
        [
            metadata.Split is { } split ? $"Dataset: `{split.SourceFile}`, SHA-256 `{split.SourceSha256}`, split by {split.Method}." : "Dataset: not known; the parts came without a split.json.",
            $"Trained on {Quantity.Number(metadata.Train.Rows)} rows of {Range(metadata.Train.Dates[0], metadata.Train.Dates[^1])}; validated on {Quantity.Number(metadata.Validation.Rows)} rows of {Range(metadata.Validation.Dates[0], metadata.Validation.Dates[^1])}.",
            metadata.Final is { } final
                ? $"Final model: grown once more on {Quantity.Number(final.Rows)} rows of {Range(final.FirstDate, final.LastDate)}, all whose labels were known before {Day(final.Before)}."
                : "The later dates of the split were not used.",
            metadata.Split?.Imputation is null ? "Missing values stay missing." : "Missing values are filled with the medians of the training part.",
        ]);
        Section(text, "Model",
        [
            $"{metadata.Iterations} trees on {metadata.Features.Count} features; stopping: {metadata.Parameters.Stopping.Name()}; seed {metadata.Seed}.",
            string.Create(CultureInfo.InvariantCulture, $"Decides 1 from a score of {metadata.Threshold:0.0000} on (threshold by {metadata.ThresholdRule.Name()}, chosen on the validation part)."),
            string.Create(CultureInfo.InvariantCulture, $"Best validation ROC-AUC {metadata.Peak.RocAuc:0.000}, with {metadata.Peak.Trees} trees."),
            .. metadata.Peak.Warnings(),
        ]);
        Section(text, "Limits",
        [
            "The panels of funds were chosen with hindsight, and aggregated summaries include late and amended filings. Both make results look better than they are.",
            "The symbols of a dataset may have been chosen later than its dates: companies that failed are then missing.",
            "Costs beyond those stated, dividends, taxes and the capacity of a trade are not part of any figure.",
            "It is a research object, not advice to trade.",
        ]);
        return text.ToString();
    }

    private static void Section(StringBuilder text, string heading, IEnumerable<string> lines)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n\n");
        foreach (var line in lines)
        {
            text.Append("- ").Append(line).Append('\n');
        }
    }

    private static string Range(DateOnly first, DateOnly last) => $"{Day(first)} to {Day(last)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
