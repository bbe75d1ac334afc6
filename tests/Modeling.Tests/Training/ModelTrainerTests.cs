using System.Text.Json;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Files;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Training;

public sealed class ModelTrainerTests
{
    [Fact]
    public void A_model_is_four_files_that_say_how_it_came_about()
    {
        using var fixture = new TrainedFixture(signal: 3);

        var (folder, metadata, warnings) = fixture.Training;

        Assert.Equal(Path.Combine("models", "smart-money-flow", "v1.0.0"), Path.GetRelativePath(fixture["."], folder));
        Assert.Equal(["MODEL_CARD.md", "metadata.json", "model.txt", "normalizer.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(FeatureSchema.Features.Select(feature => feature.Name), metadata.Features);
        Assert.Equal(ContentHash.Of(File.ReadAllBytes(Path.Combine(folder, "model.txt"))), metadata.ModelSha256);
        Assert.Equal(ContentHash.Of(File.ReadAllBytes(Path.Combine(fixture.SplitFolder, "train.csv"))), metadata.Train.Sha256);
        Assert.Equal((25, 5), (metadata.Train.Dates.Count, metadata.Validation.Dates.Count));
        Assert.Equal(("time", 14, 21), (metadata.Split!.Method, metadata.Split.HorizonDays, metadata.Split.EmbargoDays));
        Assert.Equal("insider_buy_ratio_30d", metadata.Importance.MaxBy(feature => feature.Gain)!.Feature);
        Assert.InRange(metadata.ValidationMetrics[0].Value!.Value, 0.9, 1);
        Assert.Empty(warnings);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        using var fixture = new TrainedFixture(signal: 1);

        var again = ModelTrainer.Run(fixture.Options with { Version = "2.0.0" }, TestContext.Current.CancellationToken);

        foreach (var name in new[] { "model.txt", "normalizer.json" })
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(fixture.Training.Folder, name)), File.ReadAllBytes(Path.Combine(again.Folder, name)));
        }

        Assert.Equal(
            File.ReadAllText(Path.Combine(fixture.Training.Folder, "metadata.json")).Replace("1.0.0", "2.0.0", StringComparison.Ordinal),
            File.ReadAllText(Path.Combine(again.Folder, "metadata.json")));
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        using var fixture = new TrainedFixture(signal: 1);

        var other = ModelTrainer.Run(fixture.Options with { Parameters = new HyperParameters { MinDataInLeaf = 20, Seed = 7 } }, TestContext.Current.CancellationToken);

        Assert.NotEqual(fixture.Training.Metadata.ModelSha256, other.Metadata.ModelSha256);
        Assert.Equal("1.0.1", other.Metadata.Version);
    }

    [Fact]
    public void The_next_version_follows_the_highest_by_number_and_not_by_text()
    {
        using var fixture = new TrainedFixture();
        ModelTrainer.Run(fixture.Options with { Version = "1.9.0" }, TestContext.Current.CancellationToken);
        ModelTrainer.Run(fixture.Options with { Version = "1.10.3" }, TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(fixture["models"], "smart-money-flow", "vnext"));

        Assert.Equal("1.10.4", ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken).Metadata.Version);
    }

    [Fact]
    public void A_version_is_never_overwritten()
    {
        using var fixture = new TrainedFixture();
        var before = File.ReadAllBytes(Path.Combine(fixture.Training.Folder, "model.txt"));

        var error = Assert.Throws<InvalidInputException>(
            () => ModelTrainer.Run(fixture.Options with { Version = "1.0.0", Parameters = new HyperParameters { Seed = 3, MinDataInLeaf = 20 } }, TestContext.Current.CancellationToken));

        Assert.Contains("never overwritten", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(fixture.Training.Folder, "model.txt")));
        Assert.Equal(["trials.jsonl", "v1.0.0"], Directory.GetFileSystemEntries(Path.GetDirectoryName(fixture.Training.Folder)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Of_two_that_write_one_version_at_once_one_wins_whole()
    {
        using var folder = new TemporaryFolder();
        var files = Enumerable.Range(0, 8).Select(i => new Dictionary<string, byte[]> { ["a"] = [(byte)i], ["b"] = [(byte)i] }).ToList();

        var outcomes = await Task.WhenAll(files.Select(content => Task.Run(() =>
        {
            try
            {
                ModelVersions.Write(folder["m"], new Version(1, 0, 0), content);
                return true;
            }
            catch (InvalidInputException)
            {
                return false;
            }
        })));

        Assert.Single(outcomes, true);
        var target = Path.Combine(folder["m"], "v1.0.0");
        Assert.Equal(File.ReadAllBytes(Path.Combine(target, "a")), File.ReadAllBytes(Path.Combine(target, "b")));
        Assert.Single(Directory.GetFileSystemEntries(folder["m"]));
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("v1.0.0")]
    [InlineData("1.0.0-beta")]
    [InlineData("1.-1.0")]
    public void An_invalid_version_is_rejected(string version)
    {
        using var fixture = new TrainedFixture();

        Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options with { Version = version }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Normalized_features_are_scaled_on_the_way_in()
    {
        using var fixture = new TrainedFixture(signal: 3, normalize: true);
        var (model, metadata) = ModelFolder.Open(fixture.Training.Folder);
        using (model)
        {
            var validation = Data.SplitData.Read(Path.Combine(fixture.SplitFolder, "val.csv"), null).Examples;

            Assert.True(metadata.IsNormalized);
            Assert.Equal(metadata.ValidationMetrics[0].Value!.Value, BruteForce.RocAuc(model.Score(validation.Features), validation.Labels), 1e-12);
            Assert.InRange(metadata.ValidationMetrics[0].Value!.Value, 0.9, 1);
        }
    }

    [Fact]
    public void Features_can_be_left_out()
    {
        using var fixture = new TrainedFixture();

        var result = ModelTrainer.Run(fixture.Options with { WithoutFeatures = ["etf_flow_30d"] }, TestContext.Current.CancellationToken);

        Assert.Equal(26, result.Metadata.Features.Count);
        Assert.DoesNotContain("etf_flow_30d", result.Metadata.Features);
        Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options with { WithoutFeatures = ["no_such"] }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Balanced_classes_raise_the_scores()
    {
        using var fixture = new TrainedFixture(signal: 1);
        var balanced = ModelTrainer.Run(fixture.Options with { Parameters = new HyperParameters { MinDataInLeaf = 20, ClassWeight = ClassWeight.Balanced } }, TestContext.Current.CancellationToken);

        double MeanScore(string folder)
        {
            var (model, _) = ModelFolder.Open(folder);
            using (model)
            {
                return model.Score(Data.SplitData.Read(fixture.TestPath, null).Examples.Features).Average();
            }
        }

        Assert.InRange(MeanScore(fixture.Training.Folder), 0.2, 0.4);
        Assert.InRange(MeanScore(balanced.Folder), 0.4, 0.6);
    }

    [Fact]
    public void A_final_model_is_grown_once_more_on_all_labels_known_by_then()
    {
        using var fixture = new TrainedFixture(signal: 1);

        var result = ModelTrainer.Run(fixture.Options with { FinalBefore = new DateOnly(2024, 10, 1) }, TestContext.Current.CancellationToken);

        // A label of 15 August is known on 5 September, one of 15 September only on 6 October: 32 dates of 40 symbols.
        Assert.Equal(new FinalData(new DateOnly(2024, 10, 1), 32 * 40, new DateOnly(2022, 1, 15), new DateOnly(2024, 8, 15)), result.Metadata.Final);
        Assert.Equal((new DateOnly(2024, 8, 15), new DateOnly(2024, 9, 5)), (result.Metadata.LastDate, result.Metadata.LastLabelDay));
        Assert.Equal((fixture.Training.Metadata.Threshold, fixture.Training.Metadata.Iterations), (result.Metadata.Threshold, result.Metadata.Iterations));
        Assert.Equal(fixture.Training.Metadata.ValidationMetrics, result.Metadata.ValidationMetrics);
        Assert.NotEqual(fixture.Training.Metadata.ModelSha256, result.Metadata.ModelSha256);
        Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options with { FinalBefore = new DateOnly(2022, 1, 20) }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_span_of_a_model_that_can_be_evaluated_ends_with_its_validation_part()
    {
        using var fixture = new TrainedFixture();

        Assert.Equal((new DateOnly(2024, 6, 15), new DateOnly(2024, 7, 6)), (fixture.Training.Metadata.LastDate, fixture.Training.Metadata.LastLabelDay));
    }

    [Theory]
    [InlineData(ThresholdKind.TopShare, 0.15, 0.45)]
    [InlineData(ThresholdKind.F1, 0.3, 1.0)]
    public void The_default_threshold_decides_a_share_like_that_of_the_labels(ThresholdKind kind, double least, double most)
    {
        using var fixture = new TrainedFixture();

        var metadata = ModelTrainer.Run(fixture.Options with { Threshold = new ThresholdRule(kind) }, TestContext.Current.CancellationToken).Metadata;

        // Noise: F1 likes to decide nearly everything; a share of the rows like that of the labels does not.
        var (model, _) = ModelFolder.Open(Path.Combine(fixture.Options.ModelsFolder, "smart-money-flow", $"v{metadata.Version}"));
        using (model)
        {
            var scores = model.Score(Data.SplitData.Read(Path.Combine(fixture.SplitFolder, "val.csv"), null).Examples.Features);
            Assert.InRange(scores.Count(score => score >= metadata.Threshold) / (double)scores.Length, least, most);
        }
    }

    [Fact]
    public void A_random_split_warns_on_training_too()
    {
        using var fixture = new TrainedFixture(method: SplitMethod.Random);

        Assert.Contains(fixture.Training.Warnings, warning => warning.Contains("random", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("train.csv", 0)]
    [InlineData("train.csv", 1)]
    [InlineData("val.csv", 0)]
    public void A_part_with_one_class_is_refused(string part, int label)
    {
        using var fixture = new TrainedFixture();
        Rewrite(fixture, part, rows => rows.Select(row => row with { Label = label }));

        var error = Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken));

        Assert.Contains("both classes are needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_part_is_refused()
    {
        using var fixture = new TrainedFixture();
        Rewrite(fixture, "train.csv", _ => []);

        Assert.Contains("has no rows", Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_is_there_twice_is_refused()
    {
        using var fixture = new TrainedFixture();
        Rewrite(fixture, "train.csv", rows => rows.Prepend(rows[0]));

        Assert.Contains("more than once", Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("x")]
    public void A_feature_that_is_no_finite_number_is_refused(string text)
    {
        using var fixture = new TrainedFixture();
        Rewrite(fixture, "train.csv", rows => rows);
        var path = Path.Combine(fixture.SplitFolder, "train.csv");
        var lines = File.ReadAllLines(path);
        var cells = lines[5].Split(',');
        cells[9] = text;
        lines[5] = string.Join(',', cells);
        File.WriteAllLines(path, lines);

        Assert.Contains("insider_cluster_score", Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parts_that_were_changed_after_the_split_are_refused()
    {
        using var fixture = new TrainedFixture();
        File.AppendAllText(Path.Combine(fixture.SplitFolder, "train.csv"), "\n");

        Assert.Contains("split again", Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_walk_forward_split_is_trained_on_fold_by_fold()
    {
        using var fixture = new TrainedFixture();
        DatasetSplitter.Run(new SplitOptions(fixture.DatasetPath, fixture["walk"], new SplitPlan { Method = SplitMethod.WalkForward }));

        Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options with { SplitFolder = fixture["walk"] }, TestContext.Current.CancellationToken));
        Assert.Equal(15, ModelTrainer.Run(fixture.Options with { SplitFolder = Path.Combine(fixture["walk"], "fold-01") }, TestContext.Current.CancellationToken).Metadata.Train.Dates.Count);
    }

    [Fact]
    public void A_folder_without_parts_is_refused()
    {
        using var fixture = new TrainedFixture();

        Assert.Throws<InvalidInputException>(() => ModelTrainer.Run(fixture.Options with { SplitFolder = fixture["nowhere"] }, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("model.txt")]
    [InlineData("normalizer.json")]
    [InlineData("metadata.json")]
    public void A_model_with_a_spoilt_file_is_refused(string name)
    {
        using var fixture = new TrainedFixture();
        var path = Path.Combine(fixture.Training.Folder, name);
        var text = File.ReadAllText(path);

        File.WriteAllText(path, text[..(text.Length / 2)]);
        Assert.Contains(name, Assert.Throws<InvalidInputException>(() => ModelFolder.Open(fixture.Training.Folder)).Message, StringComparison.Ordinal);

        File.Delete(path);
        Assert.Contains(name, Assert.Throws<InvalidInputException>(() => ModelFolder.Open(fixture.Training.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_normalizer_holds_the_training_part_alone()
    {
        using var fixture = new TrainedFixture();
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(fixture.Training.Folder, "normalizer.json")));
        double[] known = [.. DatasetFile.Read(Path.Combine(fixture.SplitFolder, "train.csv")).Rows.Select(row => row.Features[0]).OfType<double>()];

        var first = json.RootElement.GetProperty("features")[0];

        Assert.Equal("insider_buy_ratio_30d", first.GetProperty("feature").GetString());
        Assert.Equal(known.Length, first.GetProperty("known").GetInt32());
        Assert.Equal(known.Average(), first.GetProperty("mean").GetDouble(), 1e-12);
    }

    private static void Rewrite(TrainedFixture fixture, string part, Func<IReadOnlyList<DatasetRow>, IEnumerable<DatasetRow>> change)
    {
        var path = Path.Combine(fixture.SplitFolder, part);
        var rows = DatasetFile.Read(path).Rows;
        SyntheticDataset.Write(path, change(rows));
        File.Delete(Path.Combine(fixture.SplitFolder, "split.json"));
    }
}
