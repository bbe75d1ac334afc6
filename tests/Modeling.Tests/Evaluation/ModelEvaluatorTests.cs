using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Reports;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

public sealed class ModelEvaluatorTests
{
    [Fact]
    public void The_headline_is_every_fold_judged_on_dates_after_its_own()
    {
        using var fixture = new TrainedFixture(signal: 1);
        var result = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);
        var folds = DatasetSplitter.Split(DatasetFile.Read(fixture.DatasetPath).Rows, new SplitPlan { Method = SplitMethod.WalkForward }).Folds;
        double ordered = 0, pairs = 0;
        foreach (var (fold, i) in folds.Select((fold, i) => (ExampleFold.From(fold), i)))
        {
            var scoring = fold.Score(new TreeContender(result.Features, fixture.Options.Parameters, IsNormalized: false), TestContext.Current.CancellationToken);
            var auc = BruteForce.RocAuc(scoring.Scores, fold.Test.Labels);
            double all = fold.Test.Positives * (fold.Test.Count - fold.Test.Positives);
            (ordered, pairs) = (ordered + (auc * all), pairs + all);
            Assert.Equal(auc, result.WalkForward!.Folds[i].RocAuc!.Value, 1e-12);
            Assert.Equal((fold.Training.Count, fold.Test.Dates.Min()), (result.WalkForward.Folds[i].TrainRows, result.WalkForward.Folds[i].FirstTestDate));
        }

        Assert.Equal(ordered / pairs, Auc(result.WalkForward!.Card).Value!.Value, 1e-12);
        Assert.Equal((18, 18 * 40), (result.WalkForward.Card.Dates, result.WalkForward.Card.Rows));
    }

    [Fact]
    public void The_single_split_is_the_model_itself_at_its_own_threshold()
    {
        using var fixture = new TrainedFixture(signal: 1);
        var result = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);
        var (model, metadata) = ModelFolder.Open(fixture.Training.Folder);
        using (model)
        {
            var test = Data.SplitData.Read(fixture.TestPath, null).Examples;
            var scores = model.Score(test.Features);

            Assert.Equal(BruteForce.RocAuc(scores, test.Labels), Auc(result.SingleSplit).Value!.Value, 1e-12);
            Assert.Equal(scores.Zip(test.Labels).Count(pair => pair.First >= metadata.Threshold && pair.Second == 1), result.SingleSplit.Confusion.TruePositives);
            Assert.Equal(scores.Zip(test.Labels).Count(pair => pair.First >= 0.5 && pair.Second == 0), result.SingleSplit.ConfusionAtHalf.FalsePositives);
            Assert.Equal(metadata.Threshold, result.SingleSplit.Threshold);
            Assert.All(
                new[] { result.SingleSplit.Confusion, result.SingleSplit.ConfusionAtHalf },
                matrix => Assert.Equal(test.Count, matrix.TruePositives + matrix.FalsePositives + matrix.TrueNegatives + matrix.FalseNegatives));
        }
    }

    [Fact]
    public void A_real_signal_is_found_and_beats_everything_blind()
    {
        using var fixture = new TrainedFixture(signal: 3);

        var result = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);

        Assert.StartsWith("Walking forward, the model ranks better than chance", result.Verdicts[0], StringComparison.Ordinal);
        Assert.Contains("goes with the order of the returns", result.Verdicts[1], StringComparison.Ordinal);
        Assert.Equal("insider_buy_ratio_30d", result.Importance[0].Feature);
        Assert.InRange(result.Importance[0].PermutationDrop!.Value, 0.3, 0.6);
        Assert.Equal((0, 1 / 9.0), (result.Shuffled.WalkForward!.AtLeastModel, result.Shuffled.WalkForward.PValue));
        Assert.InRange(result.WalkForward!.Card.Deciles[0].Lift!.Value, 2, 4);
        var majority = Of(result, ComparisonKind.Majority);
        Assert.Equal((0.5, 0.5), (Auc(majority.WalkForward!).Value!.Value, Auc(majority.SingleSplit!).Value!.Value));
        Assert.Equal(Auc(result.WalkForward.Card).Value!.Value - 0.5, majority.RocAucLead!.Value!.Value, 1e-12);
    }

    [Fact]
    public void Noise_is_called_no_better_than_chance()
    {
        using var fixture = new TrainedFixture(signal: 0);

        var result = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);

        Assert.StartsWith("Walking forward, the model is no better than chance", result.Verdicts[0], StringComparison.Ordinal);
        Assert.Contains(result.Verdicts, verdict => verdict.Contains("chance alone may explain", StringComparison.Ordinal));
    }

    [Fact]
    public void Neither_time_nor_parallelism_changes_a_byte()
    {
        using var fixture = new TrainedFixture(signal: 1, symbols: 25);

        var one = EvaluationReport.Write(Options(fixture) with { Parallelism = 1, OutputFolder = fixture["one"] }, TestContext.Current.CancellationToken);
        var two = EvaluationReport.Write(Options(fixture) with { Parallelism = 4, OutputFolder = fixture["two"] }, TestContext.Current.CancellationToken);

        Assert.Equal(File.ReadAllBytes(one.ResultPath), File.ReadAllBytes(two.ResultPath));
        Assert.Equal(File.ReadAllBytes(one.ReportPath), File.ReadAllBytes(two.ReportPath));
    }

    [Fact]
    public void The_whole_dataset_gives_the_same_walk_as_its_parts_when_the_embargo_drops_nothing()
    {
        using var fixture = new TrainedFixture(symbols: 25);

        var parts = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);
        var whole = ModelEvaluator.Evaluate(Options(fixture) with { DatasetPath = fixture.DatasetPath }, TestContext.Current.CancellationToken);

        Assert.Equal(parts.WalkForward!.Card.Metrics, whole.WalkForward!.Card.Metrics);
    }

    [Fact]
    public void Members_of_the_index_are_judged_apart()
    {
        using var folder = new TemporaryFolder();
        string[] members = ["AAPL", "MSFT", "AMZN", "JPM", "XOM", "KO", "PG", "DIS"];
        var rows = SyntheticDataset.Rows(24, 36, seed: 3, signal: 1).Select(row =>
            row with { Symbol = int.Parse(row.Symbol[1..], System.Globalization.CultureInfo.InvariantCulture) is var i && i < 8 ? members[i] : row.Symbol });
        SyntheticDataset.Write(folder["data.csv"], rows);
        DatasetSplitter.Run(new SplitOptions(folder["data.csv"], folder["split"], new SplitPlan()));
        var model = ModelTrainer.Run(new TrainingOptions(folder["split"]) { ModelsFolder = folder["models"], Parameters = new HyperParameters { MinDataInLeaf = 20 } }, TestContext.Current.CancellationToken);

        var result = ModelEvaluator.Evaluate(Small(new EvaluationOptions(model.Folder, Path.Combine(folder["split"], "test.csv"))), TestContext.Current.CancellationToken);

        Assert.Equal((8 * 18, 8 * 6), (Of(result, ComparisonKind.Members).WalkForward!.Rows, Of(result, ComparisonKind.Members).SingleSplit!.Rows));
        Assert.Equal(8 * 18, Of(result, ComparisonKind.WithoutGrowingPanelMembers).WalkForward!.Rows);
        Assert.Equal(24 * 18, Of(result, ComparisonKind.WithoutGrowingPanel).WalkForward!.Rows);
    }

    [Fact]
    public void The_universe_of_2021_is_the_index_of_its_time()
    {
        string[] members = [.. Universe.Ranking.Select(member => member.Symbol)];

        Assert.Equal(506, members.Length);
        Assert.Contains("AAPL", members);
        Assert.DoesNotContain("GEV", members);
        Assert.DoesNotContain("symbol", members);
    }

    [Fact]
    public void The_features_whose_source_grows_are_10_to_12()
    {
        Assert.Equal(
            ["inst_ownership_change_1q", "inst_new_positions_count", "inst_closed_positions_count"], ComparisonSet.GrowingPanelFeatures);
        Assert.Equal("Without features 10 to 12", ComparisonSet.Describe(ComparisonKind.WithoutGrowingPanel));
        Assert.Equal("Without features 10 to 12, members only", ComparisonSet.Describe(ComparisonKind.WithoutGrowingPanelMembers));
    }

    [Fact]
    public void Too_few_dates_leave_no_headline_and_the_reason()
    {
        using var fixture = new TrainedFixture(dates: 14);

        var result = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);

        Assert.Null(result.WalkForward);
        Assert.Contains("at least 20 sample dates; there are 14", result.WalkForwardAbsence, StringComparison.Ordinal);
        Assert.StartsWith("There is no headline figure.", result.Verdicts[0], StringComparison.Ordinal);
        Assert.NotNull(Auc(result.SingleSplit).Value);
        Assert.Null(result.Shuffled.WalkForward);
        Assert.NotNull(Of(result, ComparisonKind.Logistic).RocAucLead!.Value);
    }

    [Fact]
    public void A_test_part_without_one_class_is_judged_as_far_as_that_goes()
    {
        using var fixture = new TrainedFixture(dates: 14);
        SyntheticDataset.Write(fixture.TestPath, DatasetFile.Read(fixture.TestPath).Rows.Select(row => row with { Label = 0 }));
        File.Delete(Path.Combine(fixture.SplitFolder, "split.json"));

        var result = EvaluationReport.Write(Options(fixture), TestContext.Current.CancellationToken).Result;

        Assert.Null(Auc(result.SingleSplit).Value);
        Assert.Null(result.SingleSplit.Metric("pr_auc").Value);
        Assert.NotNull(result.SingleSplit.Metric("brier").Value);
        Assert.Null(result.Shuffled.SingleSplit);
        Assert.All(result.Importance.Where(feature => feature.Splits > 0), feature => Assert.Null(feature.PermutationDrop));
        Assert.Contains(result.Verdicts, verdict => verdict.Contains("ROC-AUC is not defined: a class is absent", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, warning => warning.Contains("All labels of the test part are the same", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_horizon_is_reported_as_assumed()
    {
        using var fixture = new TrainedFixture(symbols: 20);
        File.Delete(Path.Combine(fixture.SplitFolder, "split.json"));

        var warnings = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken).Warnings;

        Assert.Contains(warnings, warning => warning.Contains("a horizon of 14 days is assumed", StringComparison.Ordinal));
    }

    [Fact]
    public void A_random_split_is_warned_of_twice()
    {
        using var fixture = new TrainedFixture(method: SplitMethod.Random);

        var warnings = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken).Warnings;

        Assert.Contains(warnings, warning => warning.StartsWith("A random split", StringComparison.Ordinal));
        Assert.Contains(warnings, warning => warning.StartsWith("36 of the 36 test dates", StringComparison.Ordinal));
    }

    [Fact]
    public void A_model_without_the_growing_features_is_not_compared_to_itself()
    {
        using var fixture = new TrainedFixture(dates: 14);
        var model = ModelTrainer.Run(fixture.Options with { WithoutFeatures = ComparisonSet.GrowingPanelFeatures }, TestContext.Current.CancellationToken);

        var result = ModelEvaluator.Evaluate(Options(fixture) with { ModelFolder = model.Folder }, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(result.Comparisons, comparison => comparison.Kind == ComparisonKind.WithoutGrowingPanel);
        Assert.Equal(FeatureSchema.Count - 3, result.Importance.Count);
    }

    [Fact]
    public void Data_the_model_was_not_made_from_is_refused()
    {
        using var fixture = new TrainedFixture(dates: 14);
        using var other = new TrainedFixture(dates: 14, seed: 2);

        var error = Assert.Throws<InvalidInputException>(() => ModelEvaluator.Evaluate(Options(fixture) with { TestPath = other.TestPath }, TestContext.Current.CancellationToken));

        Assert.Contains("the model was trained on another file", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train.csv")]
    [InlineData("val.csv")]
    public void Data_the_model_was_made_from_is_no_test(string part)
    {
        using var fixture = new TrainedFixture(dates: 14);

        var error = Assert.Throws<InvalidInputException>(() => ModelEvaluator.Evaluate(Options(fixture) with { TestPath = Path.Combine(fixture.SplitFolder, part) }, TestContext.Current.CancellationToken));

        Assert.Contains("trained on this file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_without_its_training_part_is_refused()
    {
        using var fixture = new TrainedFixture(dates: 14);
        File.Delete(Path.Combine(fixture.SplitFolder, "train.csv"));

        Assert.Contains("missing beside", Assert.Throws<InvalidInputException>(() => ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_dataset_is_not_walked_over()
    {
        using var fixture = new TrainedFixture(dates: 14);

        Assert.Throws<InvalidInputException>(() => ModelEvaluator.Evaluate(Options(fixture) with { DatasetPath = fixture.TestPath }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Invalid_options_are_rejected()
    {
        using var fixture = new TrainedFixture(dates: 14);
        EvaluationOptions[] odd =
        [
            Options(fixture) with { Resamples = 99 }, Options(fixture) with { Resamples = 100_001 }, Options(fixture) with { PermutationRepeats = 0 }, Options(fixture) with { Parallelism = 0 },
            Options(fixture) with { ShuffledRuns = 0 }, Options(fixture) with { Seed = -1 }, Options(fixture) with { Folds = 1 },
            Options(fixture) with { ModelFolder = fixture["none"] },
        ];

        Assert.All(odd, options => Assert.Throws<InvalidInputException>(() => ModelEvaluator.Evaluate(options, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void The_tables_state_what_is_not_defined()
    {
        using var fixture = new TrainedFixture(dates: 14);

        var text = EvaluationMarkdown.Of(ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken));

        Assert.Contains("| roc_auc | not defined | 0.", text, StringComparison.Ordinal);
        Assert.Contains("- There is no headline figure.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    private static EvaluationOptions Options(TrainedFixture fixture) => Small(new EvaluationOptions(fixture.Training.Folder, fixture.TestPath));

    private static EvaluationOptions Small(EvaluationOptions options) => options with { Resamples = 200, ShuffledRuns = 8, PermutationRepeats = 2 };

    private static MetricValue Auc(ScoreCard card) => card.Metric(MetricNames.RocAuc);

    private static Comparison Of(EvaluationResult result, ComparisonKind kind) => result.Comparisons.Single(comparison => comparison.Kind == kind);
}
