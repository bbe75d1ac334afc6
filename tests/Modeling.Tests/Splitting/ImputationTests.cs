using System.Text.Json.Nodes;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Prediction;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Splitting;

public sealed class ImputationTests
{
    private const int OddCount = 0;
    private const int EvenCount = 1;
    private const int NeverInTraining = 2;

    private static readonly SplitPlan Median = new() { Imputation = Imputation.Median };

    /// <summary>
    /// One row for each of 20 months: 14 for training, 3 for validation, 3 for the test. The first feature is the number of the month,
    /// missing in the months 3 and 18; the second ten times that, missing in 0, 1 and 15; the third is known in the test alone.
    /// </summary>
    private static DatasetRow[] Rows => [.. SyntheticDataset.MonthlyDates(20).Select((date, month) =>
    {
        var features = new double?[FeatureSchema.Count];
        features[OddCount] = month is 3 or 18 ? null : month;
        features[EvenCount] = month is 0 or 1 or 15 ? null : 10 * month;
        features[NeverInTraining] = month < 17 ? null : 1;
        return SyntheticDataset.Row("S", date, features, month % 2);
    })];

    [Fact]
    public void Gaps_of_all_parts_are_filled_with_the_medians_of_the_training_part()
    {
        var fold = Assert.Single(DatasetSplitter.Split(Rows, Median).Folds);

        // 13 values in training, 0 to 13 without 3: the seventh is 7. 12 values, 20 to 130: (70 + 80) / 2.
        Assert.Equal(14, fold.Train.Rows.Count);
        Assert.Equal(7, fold.Train.Rows[3].Features[OddCount]);
        Assert.Equal(7, fold.Test.Rows[1].Features[OddCount]);
        Assert.Equal([75, 75, 20], fold.Train.Rows.Take(3).Select(row => row.Features[EvenCount]));
        Assert.Equal([140, 75, 160], fold.Validation.Rows.Select(row => row.Features[EvenCount]));
        Assert.Equal(["insider_buy_ratio_30d", "insider_buy_volume_30d"], fold.Medians!.Keys);
        Assert.Equal([7.0, 75.0], fold.Medians.Values);
    }

    [Fact]
    public void A_feature_that_training_never_saw_stays_empty()
    {
        var fold = Assert.Single(DatasetSplitter.Split(Rows, Median).Folds);

        Assert.All(fold.Train.Rows.Concat(fold.Validation.Rows), row => Assert.Null(row.Features[NeverInTraining]));
        Assert.All(fold.Test.Rows, row => Assert.Equal(1, row.Features[NeverInTraining]));
    }

    [Fact]
    public void Walking_forward_each_fold_uses_its_own_training_part()
    {
        var rows = SyntheticDataset.Rows(5, 36, seed: 3);

        var folds = DatasetSplitter.Split(rows, Median with { Method = SplitMethod.WalkForward }).Folds;

        Assert.All(folds, fold =>
        {
            double[] known = [.. rows.Where(row => fold.Train.Dates.Contains(row.Date)).Select(row => row.Features[0]).OfType<double>().Order()];
            var expected = known.Length % 2 == 1 ? known[known.Length / 2] : (known[(known.Length / 2) - 1] + known[known.Length / 2]) / 2;
            Assert.Equal(expected, fold.Medians!["insider_buy_ratio_30d"]);
        });
        Assert.Equal(folds.Count, folds.Select(fold => fold.Medians!["insider_buy_ratio_30d"]).Distinct().Count());
    }

    [Fact]
    public void Without_it_nothing_is_filled_and_the_manifest_says_nothing_of_it()
    {
        using var fixture = new TrainedFixture();

        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(fixture.SplitFolder, "split.json")))!;

        Assert.Contains(DatasetFile.Read(fixture.TestPath).Rows, row => row.Features.Contains(null));
        Assert.False(manifest["folds"]![0]!.AsObject().ContainsKey("imputation"));
        Assert.Equal("unknown", (string?)manifest["label"]);
        Assert.Null(fixture.Training.Metadata.Split!.Imputation);
    }

    [Fact]
    public void A_gap_is_scored_as_the_median_that_the_model_carries()
    {
        using var fixture = new TrainedFixture(signal: 3, plan: Median);
        using var model = ModelPredictor.Open(fixture.Training.Folder);
        var medians = model.Metadata.Split!.Imputation!;
        var gap = new double?[FeatureSchema.Count];
        double?[] filled = [.. FeatureSchema.Features.Select(feature => (double?)medians[feature.Name])];

        var scored = model.Predict([new FeatureRow("GAP", Day, gap), new FeatureRow("FILLED", Day, filled)]);

        Assert.Equal(scored[1].Score, scored[0].Score);
        Assert.DoesNotContain(DatasetFile.Read(fixture.TestPath).Rows, row => row.Features.Contains(null));
    }

    [Fact]
    public void Walking_forward_over_filled_parts_needs_the_dataset()
    {
        using var fixture = new TrainedFixture(signal: 3, plan: Median);
        var options = new EvaluationOptions(fixture.Training.Folder, fixture.TestPath) { ShuffledRuns = 1 };

        var parts = ModelEvaluator.Evaluate(options, TestContext.Current.CancellationToken);
        var dataset = ModelEvaluator.Evaluate(options with { DatasetPath = fixture.DatasetPath }, TestContext.Current.CancellationToken);

        Assert.Null(parts.WalkForward);
        Assert.Contains("--dataset", parts.WalkForwardAbsence, StringComparison.Ordinal);
        Assert.NotNull(dataset.WalkForward);
    }

    [Fact]
    public void A_manifest_and_a_model_of_an_earlier_version_have_an_unknown_label()
    {
        using var fixture = new TrainedFixture();
        var path = Path.Combine(fixture.SplitFolder, "split.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        manifest.AsObject().Remove("label");
        File.WriteAllText(path, manifest.ToJsonString());

        var training = ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken);

        Assert.Equal("unknown", training.Metadata.Label);
    }

    private static readonly DateOnly Day = new(2025, 1, 15);
}
