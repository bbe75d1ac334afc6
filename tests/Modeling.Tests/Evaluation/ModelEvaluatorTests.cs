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
            var scoring = fold.Score(new TreeContender(result.Features, Recipes.Of(fixture.Options.Parameters)), TestContext.Current.CancellationToken);
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

        Assert.Equal(CheckOutcome.Passed, result.Verdict.Checks[0].Outcome);
        Assert.Contains(result.Findings, finding => finding.Contains("goes with the order of the returns", StringComparison.Ordinal));
        Assert.Equal("insider_buy_ratio_30d", result.Importance[0].Feature);
        Assert.InRange(result.Importance[0].PermutationDrop.Mean!.Value, 0.3, 0.6);
        Assert.True(result.Importance[0].PermutationDrop.Low > 0.3);
        Assert.Equal(18, result.Importance[0].PermutationDrop.Dates);
        Assert.Equal(result.Importance.Max(feature => feature.MeanShap), result.Importance[0].MeanShap);
        Assert.InRange(result.Importance[0].ShapDirection!.Value, 0.7, 1);
        Assert.Equal((0, 1 / 9.0), (result.Shuffled!.AtLeastModel, result.Shuffled.PValue));
        Assert.InRange(result.WalkForward!.Card.Deciles[0].Lift!.Value, 2, 4);
        Assert.True(result.Portfolio.NetSpread.TValue > 10);
    }

    [Fact]
    public void Noise_is_called_no_better_than_chance()
    {
        using var fixture = new TrainedFixture(signal: 0);

        var result = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);

        Assert.Equal(CheckOutcome.Failed, result.Verdict.Checks[0].Outcome);
        Assert.StartsWith("Not shown to be better than chance. Failed: walk-forward interval", result.Findings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_time_nor_parallelism_changes_a_byte()
    {
        using var fixture = new TrainedFixture(signal: 1, symbols: 25);

        var one = EvaluationReport.Write(Options(fixture) with { Parallelism = 1, OutputFolder = fixture["one"] }, TestContext.Current.CancellationToken);
        var two = EvaluationReport.Write(Options(fixture) with { Parallelism = 4, OutputFolder = fixture["two"] }, TestContext.Current.CancellationToken);

        Assert.Equal(File.ReadAllBytes(one.ResultPath), File.ReadAllBytes(two.ResultPath));
        Assert.Equal(File.ReadAllBytes(one.ReportPath), File.ReadAllBytes(two.ReportPath));
        Assert.Equal(File.ReadAllBytes(fixture["one/scores.csv"]), File.ReadAllBytes(fixture["two/scores.csv"]));
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

        Assert.Equal(8 * 18, Of(result, ComparisonKind.JudgedOnMembers).Rows);
        Assert.Equal(8 * 18, Of(result, ComparisonKind.TrainedOnMembers).Rows);
        Assert.NotEqual(Of(result, ComparisonKind.JudgedOnMembers).RocAuc, Of(result, ComparisonKind.TrainedOnMembers).RocAuc);
        Assert.Equal(8 * 18, Of(result, ComparisonKind.WithoutEtfsOnMembers).Rows);
        Assert.Equal(24 * 18, Of(result, ComparisonKind.WithoutGrowingPanel).Rows);
        Assert.Equal(new UniverseCoverage(506, 8, 498, 16), result.Universe);
        Assert.Contains(result.Findings, finding => finding.Contains("8 of the 506 index members of May 2021 and 16 other symbols. The 498 missing members", StringComparison.Ordinal));
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
        var contenders = ComparisonSet.Contenders([.. FeatureSchema.Features.Select(feature => feature.Name)], Recipes.Of(new HyperParameters()), hasContext: true);
        Assert.Equal("Without features 10 to 12", contenders.Single(contender => contender.Kind == ComparisonKind.WithoutGrowingPanel).Description);
        Assert.Equal("Without the ETF features 25 to 27", contenders.Single(contender => contender.Kind == ComparisonKind.WithoutEtfs).Description);
        Assert.Equal(11, contenders.Count(contender => contender.Kind == ComparisonKind.ContextColumn));
    }

    [Fact]
    public void Too_few_dates_leave_no_headline_and_the_reason()
    {
        using var fixture = new TrainedFixture(dates: 14);

        var result = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken);

        Assert.Null(result.WalkForward);
        Assert.Contains("at least 20 sample dates; there are 14", result.WalkForwardAbsence, StringComparison.Ordinal);
        Assert.Contains(result.Findings, finding => finding.StartsWith("There is no headline figure.", StringComparison.Ordinal));
        Assert.False(result.Verdict.IsShown);
        Assert.NotNull(Auc(result.SingleSplit).Value);
        Assert.Equal(8, result.Shuffled!.Runs);
        Assert.NotNull(Of(result, ComparisonKind.Logistic).Lead!.Value);
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
        Assert.Null(result.Shuffled);
        Assert.All(result.Importance, feature => Assert.Null(feature.PermutationDrop.Mean));
        Assert.False(result.Verdict.IsShown);
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
            Options(fixture) with { CostBps = -1 }, Options(fixture) with { CostBps = double.NaN }, Options(fixture) with { PermutationRepeats = 0 }, Options(fixture) with { Parallelism = 0 },
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

    [Fact]
    public void The_scores_behind_the_headline_are_written()
    {
        using var fixture = new TrainedFixture(signal: 1, symbols: 20);

        var result = EvaluationReport.Write(Options(fixture) with { OutputFolder = fixture["out"] }, TestContext.Current.CancellationToken).Result;

        var rows = File.ReadAllLines(fixture["out/scores.csv"]).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(18 * 20, rows.Count);
        double ordered = 0, pairs = 0;
        foreach (var fold in rows.GroupBy(row => row[2]))
        {
            int[] labels = [.. fold.Select(row => row[5] == "1" ? 1 : 0)];
            double all = labels.Sum() * (labels.Length - labels.Sum());
            ordered += all * BruteForce.RocAuc([.. fold.Select(row => double.Parse(row[3], System.Globalization.CultureInfo.InvariantCulture))], labels);
            pairs += all;
        }

        Assert.Equal(ordered / pairs, Auc(result.WalkForward!.Card).Value!.Value, 1e-12);
    }

    [Fact]
    public void Labels_shuffled_within_dates_keep_the_share_of_every_date()
    {
        var set = Data.ExampleSet.From("set", SyntheticDataset.Rows(30, 6, seed: 1, signal: 1));

        var labels = set.LabelsShuffledWithinDates(new Random(1));

        Assert.NotEqual(set.Labels, labels);
        Assert.All(set.RowsByDate, rows => Assert.Equal(rows.Sum(row => set.Labels[row]), rows.Sum(row => labels[row])));
    }

    [Fact]
    public void A_trial_is_counted_once()
    {
        using var fixture = new TrainedFixture(dates: 14);
        var again = ModelTrainer.Run(fixture.Options, TestContext.Current.CancellationToken);
        var other = ModelTrainer.Run(fixture.Options with { Parameters = fixture.Options.Parameters with { Seed = 7 } }, TestContext.Current.CancellationToken);
        var file = Path.Combine(Path.GetDirectoryName(fixture.Training.Folder)!, "trials.jsonl");

        var counts = new[] { fixture.Training, again, other }.Select(training => ModelEvaluator.Evaluate(Options(fixture) with { ModelFolder = training.Folder }, TestContext.Current.CancellationToken).Trials.Count);

        Assert.Equal([2, 2, 2], counts);
        Assert.Equal(2, File.ReadAllLines(file).Length);
        File.Delete(file);
        Assert.Equal(1, ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken).Trials.Count);
        Assert.Single(File.ReadAllLines(file));
    }

    [Fact]
    public void The_model_card_repeats_the_verdict()
    {
        using var fixture = new TrainedFixture(symbols: 20);
        var card = Path.Combine(fixture.Training.Folder, "MODEL_CARD.md");
        Assert.Contains("Not evaluated yet", File.ReadAllText(card), StringComparison.Ordinal);

        var result = EvaluationReport.Write(Options(fixture), TestContext.Current.CancellationToken).Result;

        var text = File.ReadAllText(card);
        Assert.Contains($"## Verdict\n\n- {result.Verdict.Statement}\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not evaluated yet", text, StringComparison.Ordinal);
        Assert.All(["## Label", "## Data", "## Model", "## Limits"], heading => Assert.Contains(heading, text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_final_model_is_not_evaluated()
    {
        using var fixture = new TrainedFixture(dates: 14);
        var final = ModelTrainer.Run(fixture.Options with { FinalBefore = new DateOnly(2023, 2, 1) }, TestContext.Current.CancellationToken);

        var error = Assert.Throws<InvalidInputException>(() => ModelEvaluator.Evaluate(Options(fixture) with { ModelFolder = final.Folder }, TestContext.Current.CancellationToken));

        Assert.Contains("no data is left to evaluate it on", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Overlapping_labels_are_warned_of()
    {
        using var fixture = new TrainedFixture(dates: 36, symbols: 20, plan: new SplitPlan { HorizonDays = 45 });

        var warnings = ModelEvaluator.Evaluate(Options(fixture), TestContext.Current.CancellationToken).Warnings;

        Assert.Contains(warnings, warning => warning.StartsWith("The horizon of 45 days exceeds the 31 days between sample dates", StringComparison.Ordinal) && warning.Contains("1 lag,", StringComparison.Ordinal));
    }

    private static EvaluationOptions Options(TrainedFixture fixture) => Small(new EvaluationOptions(fixture.Training.Folder, fixture.TestPath));

    private static EvaluationOptions Small(EvaluationOptions options) => options with { ShuffledRuns = 8, PermutationRepeats = 2 };

    private static MetricValue Auc(ScoreCard card) => card.Metric(MetricNames.RocAuc);

    private static Comparison Of(EvaluationResult result, ComparisonKind kind) => result.Comparisons.Single(comparison => comparison.Kind == kind);
}
