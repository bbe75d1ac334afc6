using System.Globalization;
using System.Text.RegularExpressions;
using SmartMoney.Core.Features;
using SmartMoney.Testing;

namespace SmartMoney.Core.Tests.Features;

/// <summary>
/// The features as <c>docs/features.md</c> lists them: a section for each family, its heading with the numbers of its features,
/// and a table with a row for each feature; and the table of the context columns.
/// </summary>
internal sealed partial class FeaturesPage
{
    private readonly List<FamilySection> _sections = [];
    private readonly List<FeatureRow> _features = [];
    private readonly List<(int Number, string Name)> _context = [];
    private readonly Dictionary<string, string> _units = [];

    private FeaturesPage(string text)
    {
        Text = text;
        FamilySection? section = null;
        string[]? columns = null;
        var isContext = false;
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                isContext = line == "## The context file";
                section = FamilyHeading().Match(line) is { Success: true } heading ? Section(heading) : null;
            }
            else if ((section is null && !isContext) || !line.StartsWith('|'))
            {
                columns = null;
            }
            else if (Cells(line) is ["", "column", ..] header)
            {
                columns = header;
            }
            else if (columns is not null && !line.StartsWith("|---", StringComparison.Ordinal))
            {
                Add(section, columns, Cells(line));
            }
        }
    }

    public string Text { get; }

    public IReadOnlyList<FamilySection> Sections => _sections;

    public IReadOnlyList<FeatureRow> Features => _features;

    public IReadOnlyList<(int Number, string Name)> Context => _context;

    /// <summary>The units of the features and context columns, by name.</summary>
    public IReadOnlyDictionary<string, string> Units => _units;

    public static FeaturesPage Read() => new(File.ReadAllText(Path.Combine(Repository.Root, "docs", "features.md")));

    private FamilySection Section(Match heading)
    {
        var title = heading.Groups["title"].Value.Replace(" ", "", StringComparison.Ordinal);
        var family = Enum.GetValues<FeatureFamily>().Single(family => title.StartsWith(family.ToString(), StringComparison.OrdinalIgnoreCase));
        var section = new FamilySection(family, Number(heading.Groups["first"].Value), Number(heading.Groups["last"].Value));
        _sections.Add(section);
        return section;
    }

    private void Add(FamilySection? section, string[] columns, string[] cells)
    {
        _units[cells[1].Trim('`')] = cells[Array.IndexOf(columns, "unit")];
        if (section is null)
        {
            _context.Add((Number(cells[0]), cells[1].Trim('`')));
        }
        else
        {
            _features.Add(Row(section.Family, columns, cells));
        }
    }

    private static FeatureRow Row(FeatureFamily family, string[] columns, string[] cells)
    {
        var window = Array.IndexOf(columns, "window");
        return new FeatureRow(
            Number(cells[0]), cells[1].Trim('`'), family, window < 0 ? null : Number(DaysOfWindow().Match(cells[window]).Groups["days"].Value));
    }

    private static string[] Cells(string line) => line[1..].TrimEnd().TrimEnd('|').Split('|', StringSplitOptions.TrimEntries);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex("^## (?<title>.+) \\((?<first>[0-9]+) to (?<last>[0-9]+)\\)$")]
    private static partial Regex FamilyHeading();

    [GeneratedRegex("^(?<days>[0-9]+) days$")]
    private static partial Regex DaysOfWindow();
}

/// <summary>The heading of a family's section.</summary>
internal sealed record FamilySection(FeatureFamily Family, int First, int Last);

/// <summary>A feature's row in the table of its family.</summary>
internal sealed record FeatureRow(int Number, string Name, FeatureFamily Family, int? WindowDays);
