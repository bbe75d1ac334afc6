using System.Globalization;
using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Formatting;

namespace SmartMoney.Workflow.Runs;

/// <summary>
/// The card of a dataset, for whoever receives it: what it is, where it comes from, and how to load it. It is Markdown and has no time in it:
/// the same files of the same run have the same card.
/// </summary>
public static class DatasetCard
{
    /// <summary>How every card begins.</summary>
    public const string Start = "# Smart Money dataset '";

    private const string Features = "docs/features.md";

    private static readonly string Version = typeof(DatasetCard).Assembly.GetName().Version!.ToString(3);

    /// <summary>Writes a card.</summary>
    /// <param name="report">The report of the run.</param>
    /// <param name="formats">The files that the card lies beside, in each format there is.</param>
    /// <returns>The content of the file.</returns>
    public static byte[] Of(RunReport report, IReadOnlyList<HandedDataset> formats)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(formats);
        string[] lines =
        [
            $"{Start}{report.Parameters.Universe}'",
            "",
            $"One row for each stock and sample date: {FeatureSchema.Count} features of what insiders, institutions, members of Congress, hedge funds and ETFs did, and a label.",
            "Every feature uses only what was published before the entry day of its row.",
            "",
            .. About(report),
            .. Files(formats),
            .. Columns(),
            .. Loading(formats),
            "## Known limits",
            "",
            .. report.KnownLimits.Select(limit => $"- {PlainText.Line(limit)}"),
            "",
            .. Licence,
        ];
        return Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
    }

    /// <summary>Whose the facts are.</summary>
    private static readonly string[] Licence =
    [
        "## License of the facts",
        "",
        "The facts belong to their providers, not to this program, whose license does not cover them:",
        "",
        "- Financial Modeling Prep: its terms forbid the redistribution of its data without a license.",
        "- U.S. Securities and Exchange Commission: public domain.",
        "- Recorded samples: see THIRD-PARTY-NOTICES.md of the program.",
        "- Price files of your own: on the terms under which you have them.",
    ];

    private static string[] About(RunReport report)
    {
        var run = report.Parameters;
        var failed = report.Validation.Checks.Where(check => !check.Passed).Select(check => check.Name).ToList();
        return
        [
            "| | |",
            "|---|---|",
            $"| Rows | {Quantity.Number(report.Dataset.Rows)} |",
            $"| Symbols | {Quantity.Number(run.Symbols.Length)}: {Quantity.Names(run.Symbols)} |",
            string.Create(CultureInfo.InvariantCulture, $"| Sample dates | {report.Dates}, from {run.Dates[0]:yyyy-MM-dd} to {run.Dates[^1]:yyyy-MM-dd}, day {run.Day} of the month |"),
            $"| Label | {run.LabelDefinition}, {run.HorizonDays} days after the sample date |",
            string.Create(CultureInfo.InvariantCulture, $"| Rows with label 1 | {Quantity.Number(report.Tally.Positives)} ({100.0 * report.Tally.Positives / report.Dataset.Rows:0.0} %) |"),
            $"| Validation | {(failed.Count == 0 ? "passed" : $"failed: {string.Join(", ", failed)}")} |",
            $"| Source of the facts | {run.Sources} |",
            string.Create(CultureInfo.InvariantCulture, $"| Facts from | {run.From:yyyy-MM-dd} to {run.To:yyyy-MM-dd}, and as far before and after as features and labels reach |"),
            $"| Made by | Smart Money {Version}, run `{report.RunId}`, version {run.ContractVersion} of the contract |",
            "",
        ];
    }

    private static List<string> Files(IReadOnlyList<HandedDataset> formats)
    {
        var stem = Path.GetFileNameWithoutExtension(formats[0].Dataset.Name);
        List<string> lines =
        [
            "## Files",
            "",
            "| file | bytes | SHA-256 |",
            "|---|---|---|",
        ];
        foreach (var file in formats.SelectMany(format => new[] { format.Dataset, format.Context }).OfType<HandedFile>())
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"| `{PlainText.Line(file.Name)}` | {file.Bytes} | `{file.Sha256}` |"));
        }

        lines.AddRange(
        [
            "",
            $"The report beside them (`{PlainText.Line(stem)}.report.json`, and `.html` for people) has the checks, the failures and the time of the run. It is another one after each run,",
            "and so has no hash here.",
            "",
        ]);
        return lines;
    }

    private static List<string> Columns()
    {
        List<string> lines =
        [
            "## Columns",
            "",
            $"{DatasetColumns.Names.Length} columns; {Features} of the program defines each. An empty cell is a value that cannot be known; 0 is a fact.",
            "",
            "| | columns |",
            "|---|---|",
            $"| row | {Names(DatasetColumns.Names.Take(DatasetColumns.BeforeFeatures))} |",
        ];
        foreach (var family in FeatureSchema.Features.GroupBy(feature => feature.Family))
        {
            lines.Add($"| {Describe(family.Key)} | {Names(family.Select(feature => feature.Name))} |");
        }

        lines.AddRange(
        [
            $"| label | {Names(DatasetColumns.Names.TakeLast(1))}: 0 or 1. It, `price_after_14d` and `return_14d` are the only columns that look forward |",
            $"| context file | {Names(DatasetColumns.ContextNames)} |",
            "",
        ]);
        return lines;
    }

    private static List<string> Loading(IReadOnlyList<HandedDataset> formats)
    {
        List<string> lines = ["## Load it", ""];
        foreach (var format in formats)
        {
            lines.AddRange(["```python", .. LoadingCode.Pandas(format), "```", "", "```python", .. LoadingCode.Polars(format), "```", ""]);
        }

        return lines;
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));

    private static string Describe(FeatureFamily family) => family switch
    {
        FeatureFamily.Insider => "insiders",
        FeatureFamily.Institution => "institutions",
        FeatureFamily.Congress => "Congress",
        FeatureFamily.HedgeFund => "hedge funds",
        _ => "ETFs",
    };
}
