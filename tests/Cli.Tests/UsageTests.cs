using System.CommandLine;
using SmartMoney.Cli.Commands;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Tests.Durable;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>How the command explains itself: help, suggestions, completion, version.</summary>
public sealed class UsageTests : IDisposable
{
    private readonly Terminal _terminal = new();

    public static TheoryData<string> Commands => [.. All(Tree()).Select(NameOf)];

    public void Dispose() => _terminal.Dispose();

    [Theory]
    [InlineData("genrate --test", "unknown command 'genrate': did you mean 'generate'?")]
    [InlineData("eval", "unknown command 'eval': did you mean 'evaluate'?")]
    [InlineData("frobnicate", "unknown command 'frobnicate'; the commands are generate, validate, explain, split, train, evaluate, predict, runs, status, cache, completion")]
    [InlineData("cache claer TSLA", "unknown command 'claer': did you mean 'clear'?")]
    [InlineData("cache", "specify a command: stats, clear")]
    [InlineData("generate --symbls AAPL", "unknown option '--symbls': did you mean '--symbols'?")]
    [InlineData("generate --test --qiet", "unknown option '--qiet': did you mean '--quiet'?")]
    [InlineData("generate --test --no-such-option", "unknown option '--no-such-option'")]
    [InlineData("runs now", "unexpected argument 'now'")]
    [InlineData("--verison", "unknown option '--verison': did you mean '--version'?")]
    [InlineData("completion fish", "Argument 'fish' not recognized. Must be one of:")]
    public async Task A_mistyped_word_names_the_near_one(string commandLine, string message)
    {
        var outcome = await RunAsync(commandLine.Split(' '));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal($"smartmoney: {message}", outcome.ErrorLines[0]);
    }

    [Fact]
    public async Task The_version_is_that_of_the_product()
    {
        var outcome = await RunAsync("--version");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches(@"^1\.\d+\.\d+", Assert.Single(outcome.Lines));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_help_of_every_command_has_an_example_that_parses_and_the_exit_codes(string command)
    {
        var help = await RunAsync([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal((0, ""), (help.ExitCode, help.Error));
        Assert.Contains("Examples:", help.Lines);
        Assert.Contains("130  interrupted", help.Lines);
        var examples = help.Lines.SkipWhile(line => line != "Examples:").Where(line => line.StartsWith("smartmoney ", StringComparison.Ordinal)).ToList();
        Assert.All(examples, example => Assert.Empty(Tree().Parse(example.Split('|')[0].Trim()["smartmoney ".Length..]).Errors));
        Assert.Contains(help.Lines, line => line.StartsWith("--quiet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_help_names_environment_variables_and_shows_optional_arguments_as_optional()
    {
        var root = await RunAsync();
        var generate = await RunAsync("generate", "--help");
        var runs = await RunAsync("runs", "--help");

        Assert.Contains(root.Lines, line => line.StartsWith("train [<SPLIT>] ", StringComparison.Ordinal));
        Assert.Contains(root.Lines, line => line.StartsWith("explain <SYMBOL> <DATE>  ", StringComparison.Ordinal));
        Assert.All(
            ["FMP_API_KEY", "SEC_USER_AGENT", "SMARTMONEY_STORAGE", "Retention__Runs"],
            variable => Assert.All([root, generate], help => Assert.Contains(help.Lines, line => line.StartsWith(variable + " ", StringComparison.Ordinal))));
        Assert.DoesNotContain("FMP_API_KEY", runs.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _smartmoney smartmoney")]
    [InlineData("zsh", "compdef _smartmoney smartmoney")]
    [InlineData("powershell", "Register-ArgumentCompleter -Native -CommandName smartmoney")]
    public async Task Each_shell_has_a_completion_script(string shell, string line)
    {
        var outcome = await RunAsync("completion", shell);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(outcome.Out.Split('\n'), written => written.StartsWith(line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("smartmoney gen", "generate")]
    [InlineData("smartmoney cache st", "stats")]
    [InlineData("smartmoney train --threshold-by y", "youden")]
    public async Task Bash_completes_commands_options_and_values(string line, string completion)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        var script = $"""
            PATH="{Path.GetDirectoryName(RunningCommand.Executable)}:$PATH"
            eval "$(smartmoney completion bash)"
            COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=({line}); COMP_CWORD={line.Split(' ').Length - 1}
            _smartmoney
            printf '%s\n' "$COMPREPLY[@]"
            """.Replace("$COMPREPLY[@]", "${COMPREPLY[@]}", StringComparison.Ordinal);
        using var bash = RunningCommand.StartOther(_terminal, "bash", "-c", script);

        var outcome = await bash.EndAsync();

        Assert.Equal([completion], outcome.Lines);
    }

    [Fact]
    public async Task Quiet_leaves_errors_and_warnings_and_the_same_files()
    {
        var generate = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("AAPL"), "--quiet"]);
        var replaced = await _terminal.RunAsync(["--quiet", .. Arguments.HalfYearRecorded("TSLA"), "--force"]);
        var runs = await _terminal.RunAsync("runs", "--quiet");
        var wrong = await _terminal.RunAsync("status", "zzz", "--quiet");
        var json = await _terminal.RunAsync([.. Arguments.HalfYearRecorded("TSLA"), "--quiet", "--json"]);

        Assert.Equal((0, "", ""), (generate.ExitCode, generate.Out, generate.Error));
        Assert.Equal((0, ""), (replaced.ExitCode, replaced.Out));
        Assert.EndsWith("; this run replaces it", Assert.Single(replaced.ErrorLines), StringComparison.Ordinal);
        Assert.Equal((0, "", ""), (runs.ExitCode, runs.Out, runs.Error));
        Assert.Equal((2, 1), (wrong.ExitCode, wrong.ErrorLines.Count));
        Assert.StartsWith("{", json.Out, StringComparison.Ordinal);
        Assert.Equal(6, UninterruptedRun.Rows(_terminal.Dataset()).Count);
    }

    private static RootCommand Tree() => CommandTree.Create(CliEnvironment.System());

    private static IEnumerable<Command> All(Command command) => command.Subcommands.SelectMany(All).Prepend(command);

    private static string NameOf(Command command) => command is RootCommand
        ? ""
        : string.Join(' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Select(parent => parent.Name).Append(command.Name));

    private Task<Outcome> RunAsync(params string[] arguments) => _terminal.RunAsync(TestContext.Current.CancellationToken, arguments);
}
