using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Splitting;

public sealed class SplitFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_parts_hold_the_rows_of_the_dataset_and_the_manifest_describes_them()
    {
        var rows = SyntheticDataset.Rows(5, 36, seed: 4);
        SyntheticDataset.Write(_folder["data.csv"], rows);

        var result = DatasetSplitter.Run(new SplitOptions(_folder["data.csv"], _folder["out"], new SplitPlan()));

        var parts = result.Manifest.Folds.Single().Parts;
        foreach (var part in parts)
        {
            var file = DatasetFile.Read(Path.Combine(_folder["out"], part.File));
            Assert.Equal(part.Sha256, file.Sha256);
            Assert.Equal(part.Rows, file.Rows.Count);
            Assert.Equal((double)file.Rows.Count(row => row.Label == 1) / file.Rows.Count, part.LabelShare);
            Assert.Equal(file.Rows.Select(row => row.Date).Distinct().Order(), part.Dates);
        }

        Assert.Equal(rows.Count, parts.Sum(part => part.Rows));
        Assert.Equal(result.Manifest.Source, SplitFolder.ReadManifest(_folder["out"])!.Source);
    }

    [Theory]
    [InlineData(SplitMethod.Time)]
    [InlineData(SplitMethod.Random)]
    [InlineData(SplitMethod.WalkForward)]
    public void The_same_input_gives_the_same_bytes(SplitMethod method)
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(3, 36, seed: 5));
        foreach (var name in new[] { "one", "two" })
        {
            DatasetSplitter.Run(new SplitOptions(_folder["data.csv"], _folder[name], new SplitPlan { Method = method }));
        }

        var files = Directory.GetFiles(_folder["one"], "*", SearchOption.AllDirectories);
        Assert.Equal(method == SplitMethod.WalkForward ? 19 : 4, files.Length);
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(file.Replace(_folder["one"], _folder["two"], StringComparison.Ordinal))));
    }

    [Fact]
    public void A_random_split_says_why_not_to_trust_it()
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(20, 10, seed: 6));

        var manifest = DatasetSplitter.Run(new SplitOptions(_folder["data.csv"], _folder["out"], new SplitPlan { Method = SplitMethod.Random })).Manifest;

        Assert.Contains("random", manifest.Warning, StringComparison.Ordinal);
        Assert.Equal([140, 30, 30], manifest.Folds[0].Parts.Select(part => part.Rows));
        Assert.Equal(10, manifest.Folds[0].Parts[0].Dates.Count);
    }

    [Fact]
    public void A_split_by_time_has_nothing_to_warn_of() =>
        Assert.Null(DatasetSplitter.Split(SyntheticDataset.Rows(2, 36, 1), new SplitPlan()).Warning);

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "not the header of a dataset")]
    [InlineData("", "line 1")]
    public void A_foreign_file_is_refused(string content, string problem)
    {
        File.WriteAllText(_folder["foreign.csv"], content, Encoding.UTF8);

        var error = Assert.Throws<InvalidInputException>(
            () => DatasetSplitter.Run(new SplitOptions(_folder["foreign.csv"], _folder["out"], new SplitPlan())));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_label_that_is_not_a_number_is_refused_with_its_line()
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(1, 36, seed: 1));
        var lines = File.ReadAllLines(_folder["data.csv"]);
        lines[3] = string.Concat(lines[3].AsSpan(0, lines[3].LastIndexOf(',')), ",NaN");
        File.WriteAllLines(_folder["data.csv"], lines);

        var error = Assert.Throws<InvalidInputException>(
            () => DatasetSplitter.Run(new SplitOptions(_folder["data.csv"], _folder["out"], new SplitPlan())));

        Assert.Contains("line 4: label", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[")]
    public void A_manifest_that_is_none_is_refused(string json)
    {
        File.WriteAllText(_folder["split.json"], json);

        Assert.Throws<InvalidInputException>(() => SplitFolder.ReadManifest(_folder.Path));
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Throws<InvalidInputException>(() => DatasetSplitter.Run(new SplitOptions(_folder["none.csv"], _folder["out"], new SplitPlan())));
}
