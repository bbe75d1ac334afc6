using SmartMoney.Cli.Tests.Durable;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>What the steps from dataset to model read by default, and what they refuse to replace.</summary>
public sealed class ModelFileTests : IDisposable
{
    private static readonly string[] Quick = ["--min-data-in-leaf", "5", "--rounds", "5"];

    private readonly TemporaryFolder _folder = new();
    private readonly Terminal _terminal = new();

    public void Dispose()
    {
        _folder.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task A_split_replaces_its_own_files_with_a_line_and_files_of_the_user_not_at_all()
    {
        var dataset = await DatasetAsync();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(_folder.At("mine")).FullName, "train.csv"), "mine\n", TestContext.Current.CancellationToken);

        var foreign = await RunAsync("split", dataset, "--output", _folder.At("mine"));
        var first = await RunAsync("split", dataset, "--output", _folder.At("split"));
        var same = await RunAsync("split", dataset, "--output", _folder.At("split"));
        var other = await RunAsync("split", dataset, "--output", _folder.At("split"), "--train", "0.6", "--val", "0.2", "--test", "0.2");
        await File.AppendAllTextAsync(_folder.At("split/val.csv"), "\n", TestContext.Current.CancellationToken);
        var changed = await RunAsync("split", dataset, "--output", _folder.At("split"));
        var forced = await RunAsync("split", dataset, "--output", _folder.At("mine"), "--force");

        Assert.Equal(2, foreign.ExitCode);
        Assert.Contains("train.csv: no split.json says that a split wrote this file", Assert.Single(foreign.ErrorLines), StringComparison.Ordinal);
        Assert.DoesNotContain("is replaced", first.Out + same.Out, StringComparison.Ordinal);
        Assert.Equal($"The split of smart-money-flow-test.csv (108 rows) by time in {_folder.At("split")} is replaced", other.Lines[0]);
        Assert.Equal(2, changed.ExitCode);
        Assert.Contains("val.csv: no split.json says", Assert.Single(changed.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(0, forced.ExitCode);
        Assert.DoesNotContain(_folder.Files(), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refused_split_changes_nothing()
    {
        var dataset = await DatasetAsync();
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(_folder.At("mine")).FullName, "val.csv"), "mine\n", TestContext.Current.CancellationToken);

        await RunAsync("split", dataset, "--output", _folder.At("mine"));

        Assert.Equal(["mine/val.csv"], _folder.Files());
        Assert.Equal("mine\n", await File.ReadAllTextAsync(_folder.At("mine/val.csv"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Bare_commands_take_the_only_split_and_with_several_train_asks_which()
    {
        var dataset = await DatasetAsync();
        var splits = Path.Combine("data", "training", "smart-money-flow");
        Directory.CreateDirectory(_folder.At(splits));
        File.Copy(dataset, _folder.At(splits, "one.csv"));

        var none = await RunThereAsync("train");
        await RunAsync("split", _folder.At(splits, "one.csv"));
        var train = await RunThereAsync(["train", .. Quick]);
        await RunAsync("split", _folder.At(splits, "one.csv"), "--method", "random", "--output", _folder.At(splits, "split-two"));
        var several = await RunThereAsync("train");
        var evaluate = await RunThereAsync("evaluate", "--shuffles", "1", "--folds", "2");

        Assert.Equal((2, $"smartmoney: no split in {splits}: run 'split' first, or specify the folder of a split"), (none.ExitCode, Assert.Single(none.ErrorLines)));
        Assert.Equal((0, ""), (train.ExitCode, train.Error));
        Assert.Equal(2, several.ExitCode);
        Assert.Equal($"smartmoney: specify one of the splits {Path.Combine(splits, "split-one")}, {Path.Combine(splits, "split-two")}", Assert.Single(several.ErrorLines));
        Assert.Equal((0, ""), (evaluate.ExitCode, evaluate.Error));
    }

    [Fact]
    public async Task Evaluations_and_predictions_replace_their_own_files_with_a_line_and_files_of_the_user_not_at_all()
    {
        var dataset = await DatasetAsync();
        await RunAsync("split", dataset, "--output", _folder.At("split"));
        await RunAsync(["train", _folder.At("split"), "--models", _folder.At("models"), .. Quick]);
        var model = _folder.At("models/smart-money-flow/v1.0.0");
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(_folder.At("mine")).FullName, "report.html"), "mine", TestContext.Current.CancellationToken);
        string[] evaluate = ["evaluate", "--model", model, "--data", _folder.At("split/test.csv"), "--shuffles", "1", "--folds", "2", "--output"];
        string[] predict = ["predict", "--model", model, "--test", "--output"];

        var foreign = await RunAsync([.. evaluate, _folder.At("mine")]);
        var first = await RunAsync([.. evaluate, _folder.At("out")]);
        var other = await RunAsync([.. evaluate, _folder.At("out"), "--seed", "7", "--json"]);
        var scores = await _terminal.RunAsync([.. predict, _folder.At("scores.csv"), "--date", "2024-11-15"]);
        var later = await _terminal.RunAsync([.. predict, _folder.At("scores.csv"), "--date", "2024-12-15"]);
        var same = await _terminal.RunAsync([.. predict, _folder.At("scores.csv"), "--date", "2024-12-15"]);
        var notScores = await _terminal.RunAsync([.. predict, dataset]);
        var folder = await _terminal.RunAsync([.. predict, _folder.At("out")]);

        Assert.Equal(2, foreign.ExitCode);
        Assert.Contains("report.html: no evaluation.json says", Assert.Single(foreign.ErrorLines), StringComparison.Ordinal);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        Assert.Equal($"The evaluation of smart-money-flow 1.0.0 in {_folder.At("out")} is replaced", Assert.Single(other.ErrorLines));
        Assert.Equal((0, ""), (scores.ExitCode, scores.Error));
        Assert.Equal($"{_folder.At("scores.csv")} held predictions for 2024-11-15, which are replaced", Assert.Single(later.ErrorLines));
        Assert.Equal((0, ""), (same.ExitCode, same.Error));
        Assert.Equal((2, $"smartmoney: --output: {dataset} holds no predictions; choose another file, or replace it with --force"), (notScores.ExitCode, Assert.Single(notScores.ErrorLines)));
        Assert.Equal((2, $"smartmoney: --output: {_folder.At("out")} is a folder, not a file"), (folder.ExitCode, Assert.Single(folder.ErrorLines)));
    }

    [Fact]
    public async Task Folders_that_cannot_be_are_refused_before_any_work()
    {
        var dataset = await DatasetAsync();
        await File.WriteAllTextAsync(_folder.At("file"), "", TestContext.Current.CancellationToken);

        var split = await RunAsync("split", dataset, "--output", _folder.At("file"));
        var train = await RunAsync("train", _folder.At("none"), "--models", _folder.At("file", "models"));

        Assert.Equal((2, $"smartmoney: --output: {_folder.At("file")} is a file, not a folder"), (split.ExitCode, Assert.Single(split.ErrorLines)));
        Assert.Equal(
            (2, $"smartmoney: --models: {_folder.At("file", "models")} cannot be created: {_folder.At("file")} is a file"), (train.ExitCode, Assert.Single(train.ErrorLines)));
    }

    private async Task<string> DatasetAsync()
    {
        var outcome = await _terminal.RunAsync("generate", "--test");
        Assert.Equal(0, outcome.ExitCode);
        return _terminal.At("training/smart-money-flow/smart-money-flow-test.csv");
    }

    private Task<Outcome> RunAsync(params string[] arguments) => _terminal.RunAsync(TestContext.Current.CancellationToken, arguments);

    /// <summary>Runs the command in the folder of the test.</summary>
    private async Task<Outcome> RunThereAsync(params string[] arguments)
    {
        using var command = RunningCommand.StartOther(_terminal, "env", ["-C", _folder.Path, RunningCommand.Executable, .. arguments]);
        return await command.EndAsync();
    }
}
