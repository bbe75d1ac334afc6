using System.Globalization;
using System.Text.Json;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>From dataset to scores: generate, split, train, evaluate, predict, as a person would call them.</summary>
public sealed class ModelCommandTests : IDisposable
{
    private static readonly string[] SmallLeaves = ["--min-data-in-leaf", "5", "--rounds", "30"];

    private readonly TemporaryFolder _folder = new();
    private readonly Terminal _terminal = new();

    public void Dispose()
    {
        _folder.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task Four_lines_lead_from_nothing_to_a_judged_model()
    {
        await GenerateAsync();

        var split = await RunAsync("split", Dataset, "--output", _folder.At("split"));
        var train = await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), .. SmallLeaves]);
        var evaluate = await RunAsync("evaluate", "--model", Model, "--data", _folder.At("split/test.csv"), "--shuffles", "3");

        Assert.Equal((0, ""), (split.ExitCode, split.Error));
        Assert.Contains(split.Lines, line => line.StartsWith("train.csv", StringComparison.Ordinal) && line.Contains("75 rows   25 dates", StringComparison.Ordinal));
        Assert.Contains(split.Lines, line => line.StartsWith("val.csv", StringComparison.Ordinal) && line.Contains("15 rows    5 dates", StringComparison.Ordinal));
        Assert.Contains(split.Lines, line => line.StartsWith("test.csv", StringComparison.Ordinal) && line.Contains("18 rows    6 dates", StringComparison.Ordinal));
        Assert.Equal((0, ""), (train.ExitCode, train.Error));
        Assert.All(["model.txt", "normalizer.json", "metadata.json"], file => Assert.True(File.Exists(Path.Combine(Model, file))));
        Assert.Equal((0, ""), (evaluate.ExitCode, evaluate.Error));
        Assert.True(File.Exists(Path.Combine(Model, "evaluation", "report.html")));

        _terminal.Settings["SmartMoney:Storage"] = _folder.At("empty");
        var lost = await RunAsync("evaluate", "--model", Model);

        Assert.Equal(2, lost.ExitCode);
        Assert.EndsWith("run 'split' first, or specify the test part of a split with --data", Assert.Single(lost.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_whose_trees_never_split_is_judged_too()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));
        await RunAsync("train", _folder.At("split"), "--models", _folder.At("models"), "--min-data-in-leaf", "50", "--rounds", "5");

        var evaluate = await RunAsync("evaluate", "--model", Model, "--data", _folder.At("split/test.csv"), "--shuffles", "3");

        Assert.Equal((0, ""), (evaluate.ExitCode, evaluate.Error));
        Assert.StartsWith("Not shown to be better than chance.", evaluate.Lines[1], StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(Model, "evaluation", "report.html"), TestContext.Current.CancellationToken);
        Assert.Contains("No tree of the model uses a feature: every example gets the same score.", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--shuffles", "0", "shuffled runs: 0 is below 1")]
    [InlineData("--cost-bps", "-1", "cost: -1 is not between 0 and 10000 basis points")]
    [InlineData("--folds", "1", "folds")]
    public async Task An_invalid_option_of_evaluate_is_named(string option, string value, string message)
    {
        var evaluate = await RunAsync("evaluate", "--model", Model, "--data", _folder.At("split/test.csv"), option, value);

        Assert.Equal(2, evaluate.ExitCode);
        Assert.Contains(message, Assert.Single(evaluate.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_evaluation_is_a_verdict_and_five_figures_unless_more_is_asked_for()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));
        await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), .. SmallLeaves]);
        string[] evaluate = ["evaluate", "--model", Model, "--data", _folder.At("split/test.csv"), "--shuffles", "3"];

        var plain = await RunAsync(evaluate);
        var full = await RunAsync([.. evaluate, "--full"]);
        var json = await RunAsync([.. evaluate, "--json"]);
        var both = await RunAsync([.. evaluate, "--full", "--json"]);

        Assert.Equal("smart-money-flow 1.0.0; label: absolute (return_14d above 5 %)", plain.Lines[0]);
        Assert.StartsWith("Not shown to be better than chance.", plain.Lines[1], StringComparison.Ordinal);
        Assert.Equal(
            ["ROC-AUC, single split:", "lead over the best baseline:", "shuffled labels:", "mean rank IC:", "spread after costs:"], plain.Lines.Skip(2).Take(5).Select(line => line[..(line.IndexOf(':', StringComparison.Ordinal) + 1)]));
        Assert.DoesNotContain("| metric |", plain.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("no context file", plain.Out, StringComparison.Ordinal);
        Assert.Contains("| metric | walking forward (95 % interval) | single split (95 % interval) |", full.Lines);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Model, "evaluation", "evaluation.json"), TestContext.Current.CancellationToken), json.Out);
        using var document = JsonDocument.Parse(json.Out);
        Assert.False(document.RootElement.GetProperty("verdict").GetProperty("isShown").GetBoolean());
        Assert.Equal((2, 1), (both.ExitCode, both.ErrorLines.Count));
        Assert.Contains("Not shown to be better than chance.", await File.ReadAllTextAsync(Path.Combine(Model, "MODEL_CARD.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_context_file_the_verdict_says_what_was_not_checked()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));
        await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), .. SmallLeaves]);
        File.Delete(Dataset.Replace(".csv", "-context.csv", StringComparison.Ordinal));

        var evaluate = await RunAsync("evaluate", "--model", Model, "--data", _folder.At("split/test.csv"), "--shuffles", "3");

        Assert.Contains(evaluate.Lines, line => line.StartsWith("⚠️  There is no context file beside the dataset", StringComparison.Ordinal));
        Assert.Contains("lead over the best baseline", evaluate.Lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_context_file_of_another_run_is_refused()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));
        await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), .. SmallLeaves]);
        await File.AppendAllTextAsync(Dataset.Replace(".csv", "-context.csv", StringComparison.Ordinal), "\n", TestContext.Current.CancellationToken);

        var evaluate = await RunAsync("evaluate", "--model", Model, "--data", _folder.At("split/test.csv"), "--shuffles", "3");

        Assert.Equal(2, evaluate.ExitCode);
        Assert.Contains("its hash differs", Assert.Single(evaluate.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--stopping single --rounds 20", "--rounds: has no effect with --stopping single")]
    [InlineData("--max-iterations 20", "--max-iterations: has no effect with --stopping none")]
    [InlineData("--early-stopping-rounds 20", "--early-stopping-rounds: has no effect with --stopping none")]
    [InlineData("--miss-cost 3", "--miss-cost: has no effect with --threshold-by top-share")]
    [InlineData("--threshold-by cost --miss-cost 0", "miss cost: 0 is not a number above 0")]
    public async Task An_option_without_effect_is_refused(string options, string message)
    {
        var train = await RunAsync(["train", _folder.At("split"), .. options.Split(' ')]);

        Assert.Equal((2, $"smartmoney: {message}"), (train.ExitCode, Assert.Single(train.ErrorLines)));
    }

    [Fact]
    public async Task A_final_model_predicts_after_its_training_span_and_warns_inside()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));

        var train = await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), "--final", "2024-11-20", .. SmallLeaves]);
        var inside = await _terminal.RunAsync("predict", "--model", Model, "--test", "--date", "2024-11-05");
        var after = await _terminal.RunAsync("predict", "--model", Model, "--test", "--date", "2024-11-15");

        Assert.Contains(train.Lines, line => line.StartsWith("final: grown once more on 102 rows of 2022-01-15 to 2024-10-15", StringComparison.Ordinal));
        Assert.StartsWith("⚠️  the model was fitted to sample dates up to 2024-10-15, whose labels depend on prices up to 2024-11-05", inside.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("⚠️", after.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_horizon_of_the_report_sets_the_embargo()
    {
        await GenerateAsync("--horizon", "30");

        await RunAsync("split", Dataset, "--output", _folder.At("split"));

        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(_folder.At("split/split.json"), TestContext.Current.CancellationToken));
        Assert.Equal(30, manifest.RootElement.GetProperty("horizonDays").GetInt32());
        Assert.Equal(37, manifest.RootElement.GetProperty("embargoDays").GetInt32());
        // A label of 15 January reaches to 21 February, past the first date of the next part: the last date is dropped.
        Assert.Equal([3, 3, 0], manifest.RootElement.GetProperty("folds")[0].GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("droppedByEmbargo").GetInt32()));
    }

    [Fact]
    public async Task A_random_split_warns_about_its_result()
    {
        await GenerateAsync();

        var split = await RunAsync("split", Dataset, "--output", _folder.At("split"), "--method", "random");

        Assert.Contains(split.Lines, line => line.StartsWith("⚠️", StringComparison.Ordinal));
        Assert.StartsWith("Split by random, no embargo, into", split.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_report_the_assumed_horizon_is_reported()
    {
        await GenerateAsync("--horizon", "30");
        File.Copy(Dataset, _folder.At("copy.csv"));

        var assumed = await RunAsync("split", _folder.At("copy.csv"));
        var named = await RunAsync("split", _folder.At("copy.csv"), "--horizon", "30");

        Assert.Equal(0, assumed.ExitCode);
        Assert.Equal("⚠️  there is no report beside the file: a horizon of 14 days is assumed; set --horizon to change it\n", assumed.Error);
        Assert.Contains("embargo 21 days", assumed.Out, StringComparison.Ordinal);
        Assert.Equal((0, ""), (named.ExitCode, named.Error));
        Assert.Contains("embargo 37 days", named.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_report_of_another_version_does_not_vouch_for_the_horizon()
    {
        await GenerateAsync("--horizon", "30");
        var lines = await File.ReadAllLinesAsync(Dataset, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(Dataset, lines.SkipLast(1), TestContext.Current.CancellationToken);

        var split = await RunAsync("split", Dataset);

        Assert.Equal(0, split.ExitCode);
        Assert.Contains("does not match it: a horizon of 30 days is assumed", split.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_speaks_of_the_horizon_of_the_dataset()
    {
        await GenerateAsync("--horizon", "30");

        var page = await File.ReadAllTextAsync(Dataset.Replace(".csv", ".report.html", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Contains("Over the 30 days after each sample date", page, StringComparison.Ordinal);
        Assert.DoesNotContain("two weeks", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_is_never_overwritten()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));
        string[] train = ["train", _folder.At("split"), "--models", _folder.At("models"), .. SmallLeaves];

        await RunAsync(train);
        var again = await RunAsync(train);
        var same = await RunAsync([.. train, "--version", "1.0.0"]);

        Assert.Equal(0, again.ExitCode);
        Assert.True(Directory.Exists(_folder.At("models/smart-money-flow/v1.0.1")));
        Assert.Equal(2, same.ExitCode);
        Assert.Single(same.ErrorLines);
    }

    [Fact]
    public async Task The_features_of_a_day_are_scored_with_what_weighs_most()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));
        await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), .. SmallLeaves]);

        var predict = await _terminal.RunAsync("predict", "--model", Model, "--test", "--date", "2024-12-15", "--output", _folder.At("scores.csv"));

        Assert.Equal((0, ""), (predict.ExitCode, predict.Error));
        var scores = (await File.ReadAllLinesAsync(_folder.At("scores.csv"), TestContext.Current.CancellationToken)).Select(line => line.Split(',')).ToList();
        Assert.Equal("symbol,date,score,decision,top1_feature,top1_value,top1_log_odds", string.Join(',', scores[0].Take(7)));
        Assert.Equal(["AAPL", "NVDA", "TSLA"], scores.Skip(1).Select(score => score[0]).Order(StringComparer.Ordinal));
        Assert.Equal(scores.Skip(1).Select(Score).OrderDescending(), scores.Skip(1).Select(Score));
        var cells = await CellsAsync("2024-12-15");
        Assert.All(scores.Skip(1), score => Assert.Equal(cells[(score[0], score[4])], score[5]));
        Assert.DoesNotMatch("[.][0-9]{5}", predict.Out);
        Assert.Contains(scores.Skip(1).SelectMany(score => score), cell => cell.Length > 12 && cell.Contains('.', StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_nothing_to_score_there_is_an_error_message_and_no_table()
    {
        await GenerateAsync();
        await RunAsync("split", Dataset, "--output", _folder.At("split"));
        await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), .. SmallLeaves]);

        var predict = await _terminal.RunAsync("predict", "--model", Model, "--test", "--date", "2020-01-01", "--output", _folder.At("scores.csv"));

        Assert.Equal((1, ""), (predict.ExitCode, predict.Out));
        Assert.Contains(predict.ErrorLines, message => message.Contains("no symbol has prices", StringComparison.Ordinal));
        Assert.False(File.Exists(_folder.At("scores.csv")));
    }

    [Theory]
    [InlineData("--top-features", "-1", "--top-features: -1 is below 0")]
    [InlineData("--parallel", "0", "--parallel: 0 is not between 1 and 256")]
    public async Task An_invalid_option_of_predict_is_named(string option, string value, string message)
    {
        var predict = await _terminal.RunAsync("predict", "--model", Model, "--test", option, value);

        Assert.Equal((2, $"smartmoney: {message}"), (predict.ExitCode, Assert.Single(predict.ErrorLines)));
    }

    [Theory]
    [InlineData("--learning-rate", "5", "--learning-rate: 5 is not above 0 and at most 1")]
    [InlineData("--learning-rate", "fast", "--learning-rate: 'fast' is not a number")]
    [InlineData("--min-data-in-leaf", "0", "--min-data-in-leaf: 0 is not a whole number of at least 1")]
    [InlineData("--num-leaves", "many", "--num-leaves: 'many' is not a whole number")]
    [InlineData("--lambda-l2", "-1", "--lambda-l2: -1 is not at least 0")]
    public async Task An_invalid_hyperparameter_is_named_by_its_option(string option, string value, string message)
    {
        var train = await RunAsync("train", _folder.At("split"), option, value);

        Assert.Equal((2, $"smartmoney: {message}"), (train.ExitCode, Assert.Single(train.ErrorLines)));
    }

    [Fact]
    public async Task An_unknown_hyperparameter_lists_the_known_ones()
    {
        await File.WriteAllTextAsync(_folder.At("p.json"), """{"learning_rates": 0.1}""", TestContext.Current.CancellationToken);

        var train = await RunAsync("train", _folder.At("split"), "--params", _folder.At("p.json"));

        Assert.Equal(2, train.ExitCode);
        Assert.Contains("learning_rates is not a parameter; the parameters are learningRate, numLeaves", Assert.Single(train.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_help_of_train_shows_the_range_of_each_hyperparameter()
    {
        var help = await RunAsync("train", "--help");

        Assert.Contains("The learning rate of each tree: above 0 and at most 1. [default: 0.03]", Unbroken(help.Out), StringComparison.Ordinal);
        Assert.Contains("The maximum number of leaves of a tree: a whole number from 2 to 1024. [default: 8]", Unbroken(help.Out), StringComparison.Ordinal);
        Assert.Equal(16, help.Lines.Count(line => line.StartsWith("--", StringComparison.Ordinal)) - 10);
    }

    [Theory]
    [InlineData("split", "missing.csv")]
    [InlineData("train", "missing")]
    [InlineData("evaluate", "--model", "missing", "--data", "missing/test.csv")]
    [InlineData("predict", "--model", "missing", "--test")]
    [InlineData("predict", "--test", "--date", "tomorrow")]
    [InlineData("split", "x.csv", "--train", "0.9", "--val", "0.9", "--test", "0.1")]
    public async Task Bad_input_is_one_line_and_exit_code_2(params string[] arguments)
    {
        var outcome = await RunAsync(arguments);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Single(outcome.ErrorLines);
    }

    [Fact]
    public async Task Every_dataset_has_an_HTML_report()
    {
        await GenerateAsync();

        var page = await File.ReadAllTextAsync(_terminal.At("training/smart-money-flow/smart-money-flow-test.report.html"), TestContext.Current.CancellationToken);

        Assert.Contains("29.6", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Source</dt><dd>recorded:", page, StringComparison.Ordinal);
        Assert.Contains("<dt>Range</dt><dd>2022-01-01 to 2024-12-31, day 15 of the month, horizon 14 days</dd>", page, StringComparison.Ordinal);
        Assert.Contains("<h3>Known limits</h3>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", page, StringComparison.Ordinal);
    }

    private static string Unbroken(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static double Score(string[] score) => double.Parse(score[2], CultureInfo.InvariantCulture);

    private string Dataset => _terminal.At("training/smart-money-flow/smart-money-flow-test.csv");

    private string Model => _folder.At("models/smart-money-flow/v1.0.0");

    private Task<Outcome> GenerateAsync(params string[] more) => _terminal.RunAsync(["generate", "--test", .. more]);

    private Task<Outcome> RunAsync(params string[] arguments) => _terminal.RunAsync(TestContext.Current.CancellationToken, arguments);

    private async Task<Dictionary<(string Symbol, string Feature), string>> CellsAsync(string date)
    {
        var lines = (await File.ReadAllLinesAsync(Dataset, TestContext.Current.CancellationToken)).Select(line => line.Split(',')).ToList();
        return lines.Where(line => line[1] == date)
            .SelectMany(line => lines[0].Zip(line, (feature, cell) => (Key: (line[0], feature), cell)))
            .ToDictionary(cell => cell.Key, cell => cell.cell);
    }
}
