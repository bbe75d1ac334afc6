using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SmartMoney.Parquet;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>The Python of the section "Load it" in README.md, run on a dataset in which NVDA is the ticker NA.</summary>
[Collection<SharedParquetRun>]
public sealed partial class LoadItTests(ParquetRun run) : IDisposable
{
    private const string Folder = "data/training/smart-money-flow/";
    private const string Stem = Folder + "smart-money-flow-test";

    private const string PrintCells = """

        rows = data.rows() if hasattr(data, "rows") else data.astype(object).values.tolist()
        for row in [list(data.columns), *rows]:
            print(",".join("" if cell is None or cell != cell else cell if isinstance(cell, str) else cell.isoformat()[:10] if hasattr(cell, "isoformat") else repr(float(cell)) for cell in row))
        """;

    private readonly TemporaryFolder _folder = new();

    /// <summary>The code, with the libraries that it needs.</summary>
    private static readonly (string Call, string[] Libraries)[] Calls =
    [
        ("pd.read_csv", ["pandas"]), ("pl.read_csv", ["polars"]), ("pd.read_parquet", ["pandas", "pyarrow"]), ("pl.read_parquet", ["polars"]),
    ];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_card_has_the_same_code()
    {
        var card = await File.ReadAllTextAsync(run.File(".md"), TestContext.Current.CancellationToken);

        Assert.Equal(Code().Matches(card).Select(match => match.Value), Snippets().Select(snippet => snippet.Replace(Folder, "", StringComparison.Ordinal)));
    }

    /// <remarks>Where a library is not there, the log says so: its code is not run, and the others are.</remarks>
    [Fact]
    public async Task Every_cell_is_loaded_by_each_library_that_is_there()
    {
        var expected = await WriteDatasetAsync();
        var snippets = Snippets();

        Assert.Equal(Calls.Length, snippets.Count);
        foreach (var (snippet, (call, libraries)) in snippets.Zip(Calls))
        {
            Assert.Contains(call, snippet, StringComparison.Ordinal);
            if (Python.Run(_folder.Path, snippet + PrintCells, libraries) is { } lines)
            {
                Assert.Equal(expected, lines.Select(Cells));
                TestContext.Current.TestOutputHelper?.WriteLine($"{call} loads every cell");
            }
            else
            {
                TestContext.Current.SendDiagnosticMessage($"There is no Python with {string.Join(" and ", libraries)} on the PATH: {call} was not run.");
            }
        }
    }

    /// <summary>The lines of the dataset with their numbers as numbers, so that they may be written in another way.</summary>
    private async Task<IReadOnlyList<string>> WriteDatasetAsync()
    {
        var csv = Encoding.UTF8.GetString(run.Terminal.Dataset("test")).Replace("NVDA,", "NA,", StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.At(Folder));
        await File.WriteAllTextAsync(_folder.At(Stem + ".csv"), csv);
        await using var parquet = File.Create(_folder.At(Stem + ".parquet"));
        await DatasetParquet.WriteDatasetAsync(new MemoryStream(Encoding.UTF8.GetBytes(csv)), parquet, TestContext.Current.CancellationToken);
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(36, lines.Count(line => line.StartsWith("NA,", StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.Contains(",,", StringComparison.Ordinal));
        return [.. lines.Select(Cells)];
    }

    private static string Cells(string line) => string.Join(',', line.Split(',').Select(cell => double.TryParse(cell, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : cell));

    private static List<string> Snippets()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var start = readme.IndexOf("\n## Load it\n", StringComparison.Ordinal);
        return [.. Code().Matches(readme[start..readme.IndexOf("\n## ", start + 1, StringComparison.Ordinal)]).Select(match => match.Value)];
    }

    [GeneratedRegex("(?<=```python\n).*?(?=```)", RegexOptions.Singleline)]
    private static partial Regex Code();
}
