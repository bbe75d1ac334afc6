using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Filings;
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
    public void A_random_split_warns_about_its_result()
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(20, 10, seed: 6));

        var manifest = DatasetSplitter.Run(new SplitOptions(_folder["data.csv"], _folder["out"], new SplitPlan { Method = SplitMethod.Random })).Manifest;

        Assert.Contains("random", manifest.Warning, StringComparison.Ordinal);
        Assert.Equal([140, 30, 30], manifest.Folds[0].Parts.Select(part => part.Rows));
        Assert.Equal(10, manifest.Folds[0].Parts[0].Dates.Count);
    }

    [Fact]
    public void A_random_split_names_the_horizon_and_no_embargo()
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(20, 10, seed: 6));

        var manifest = DatasetSplitter.Run(new SplitOptions(
            _folder["data.csv"], _folder["out"], new SplitPlan { Method = SplitMethod.Random, HorizonDays = 30 })).Manifest;

        Assert.Equal((30, 0), (manifest.HorizonDays, manifest.EmbargoDays));
        Assert.Contains("in the 30 days after it", manifest.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SplitMethod.Time, 4)]
    [InlineData(SplitMethod.WalkForward, 7)]
    public void A_later_split_leaves_nothing_of_an_earlier_one(SplitMethod method, int files)
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(3, 36, seed: 5));
        Split(new SplitPlan());
        Split(new SplitPlan { Method = SplitMethod.WalkForward, Folds = 18 });

        var manifest = Split(new SplitPlan { Method = method, Folds = 2 });

        var left = Directory.GetFiles(_folder["out"], "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder["out"], file).Replace('\\', '/'));
        Assert.Equal(manifest.Folds.SelectMany(fold => fold.Parts).Select(part => part.File).Append("split.json").Order(), left.Order());
        Assert.Equal(files, left.Count());
        Assert.Equal(method == SplitMethod.WalkForward ? 2 : 0, Directory.GetDirectories(_folder["out"]).Length);
    }

    [Fact]
    public void Files_that_no_split_wrote_stay()
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(3, 36, seed: 5));
        Split(new SplitPlan { Method = SplitMethod.WalkForward, Folds = 3 });
        string[] foreign = [Path.Combine("out", "notes.txt"), Path.Combine("out", "fold-02", "plot.png"), Path.Combine("out", "fold-07", "train.csv")];
        foreach (var file in foreign)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
            File.WriteAllText(_folder[file], "mine");
        }

        File.AppendAllText(_folder[Path.Combine("out", "fold-03", "val.csv")], "edited");
        var manifest = File.ReadAllText(_folder[Path.Combine("out", "split.json")]);
        File.WriteAllText(_folder[Path.Combine("out", "split.json")], manifest.Replace("fold-01/train.csv", "../data.csv", StringComparison.Ordinal));

        Split(new SplitPlan());

        Assert.All(foreign, file => Assert.Equal("mine", File.ReadAllText(_folder[file])));
        Assert.True(File.Exists(_folder[Path.Combine("out", "fold-03", "val.csv")]));
        Assert.True(File.Exists(_folder["data.csv"]));
        Assert.False(File.Exists(_folder[Path.Combine("out", "fold-02", "train.csv")]));
    }

    [Fact]
    public void A_split_that_cannot_be_written_leaves_the_earlier_one_whole()
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(3, 36, seed: 5));
        var earlier = Split(new SplitPlan());
        File.WriteAllText(_folder[Path.Combine("out", "split.json")], "{}");

        Assert.Throws<InvalidInputException>(() => Split(new SplitPlan { Method = SplitMethod.WalkForward }));

        Assert.Equal("{}", File.ReadAllText(_folder[Path.Combine("out", "split.json")]));
        Assert.All(earlier.Folds[0].Parts, part => Assert.Equal(part.Sha256, DatasetFile.Read(Path.Combine(_folder["out"], part.File)).Sha256));
        Assert.Empty(Directory.GetDirectories(_folder["out"]));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void A_feature_that_is_not_finite_is_refused(string text)
    {
        SyntheticDataset.Write(_folder["data.csv"], SyntheticDataset.Rows(1, 36, seed: 1));
        var lines = File.ReadAllLines(_folder["data.csv"]);
        var cells = lines[3].Split(',');
        cells[9] = text;
        lines[3] = string.Join(',', cells);
        File.WriteAllLines(_folder["data.csv"], lines);

        var error = Assert.Throws<InvalidInputException>(() => Split(new SplitPlan()));

        Assert.Contains("S000 2022-03-15: insider_cluster_score is not finite (a missing value is an empty cell)", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["out"]));
    }

    [Fact]
    public void A_row_that_is_there_twice_is_refused()
    {
        var rows = SyntheticDataset.Rows(2, 36, seed: 1);
        SyntheticDataset.Write(_folder["data.csv"], [.. rows, rows[4]]);

        var error = Assert.Throws<InvalidInputException>(() => Split(new SplitPlan()));

        Assert.Contains("S000 2022-05-15 occurs more than once", error.Message, StringComparison.Ordinal);
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
    public void An_invalid_manifest_is_rejected(string json)
    {
        File.WriteAllText(_folder["split.json"], json);

        Assert.Throws<InvalidInputException>(() => SplitFolder.ReadManifest(_folder.Path));
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        Assert.Throws<InvalidInputException>(() => DatasetSplitter.Run(new SplitOptions(_folder["none.csv"], _folder["out"], new SplitPlan())));

    private SplitManifest Split(SplitPlan plan) => DatasetSplitter.Run(new SplitOptions(_folder["data.csv"], _folder["out"], plan)).Manifest;
}
