using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Cli.Tests.Fuzz;

/// <summary>Command lines that nobody means.</summary>
public sealed class ArgumentFuzzTests
{
    private const int MostErrors = 20;

    private static readonly string[][] Commands =
    [
        ["generate", "--plan", "--symbols", "AAPL,NVDA", "--source", "recorded", "--from", "2024-01-01", "--to", "2024-03-31", "--day", "15", "--label", "median"],
        ["generate", "--plan", "--top50", "--exclude", "TSLA", "--source", "recorded", "--parallel", "4", "--requests-per-minute", "300", "--json"],
        ["generate", "--plan", "--test", "--prices", "prices", "--insiders", "sec", "--sec-url", "https://www.sec.gov/"],
        ["explain", "AAPL", "2024-06-15x", "--feature", "insider_buy_ratio_30d", "--source", "recorded"],
        ["status", "0123456789abcdef"],
        ["runs"],
        ["cache", "stats"],
        ["cache", "clear", "AAPL", "--type", "prices"],
        ["validate", "missing.csv"],
        ["split", "missing.csv", "--train", "0.7", "--val", "0.15", "--test", "0.15", "--method", "time", "--folds", "4", "--seed", "1"],
        ["evaluate", "--model", "missing", "--folds", "4", "--cost-bps", "10"],
        ["train", "missing", "--rounds", "10", "--stopping", "none"],
    ];

    private static readonly string[] Odd =
    [
        "", " ", "-", "--", "---", "--=", "=", "@file", "[diagram]", "[parse]", "--help", "-h", "--version", "-1", "0", "1e9", "NaN", "2147483648", "9999-12-31", "0001-01-01", "2024-02-30",
        "../x", "\u001b]0;x\u0007", "\ud83d", "\0", "a,b,,c", ",", "AAPL,AAPL", "aapl", "--symbols", "--plan", "--json", "--storage=", "\"", "'", "\\", "%s", "{0}", "ß",
    ];

    [Fact]
    public async Task No_command_line_ends_with_anything_but_a_code_and_a_line()
    {
        using var terminal = new Terminal();

        await FuzzRun.RunAsync(4, async mutator =>
        {
            var arguments = mutator.One(Commands).ToList();
            for (var steps = 1 + mutator.Below(3); steps > 0; steps--)
            {
                Damage(arguments, mutator);
            }

            var outcome = await terminal.RunAsync(CancellationToken.None, [.. arguments, "--storage", terminal.Storage]);

            var line = string.Join(' ', arguments);
            Assert.True(outcome.ExitCode is >= 0 and <= 3, $"{outcome.ExitCode}: {line}: {outcome.Error}");
            Assert.True(outcome.ExitCode == 0 || outcome.ErrorLines.Count is > 0 and <= MostErrors, $"{outcome.ErrorLines.Count} lines: {line}");
            Assert.DoesNotContain(outcome.Out + outcome.Error, character => char.IsControl(character) && character is not ('\n' or '\r' or '\t'));
        });
    }

    private static void Damage(List<string> arguments, Mutator mutator)
    {
        var at = mutator.Below(arguments.Count);
        switch (mutator.Below(5))
        {
            case 0 when arguments.Count > 1:
                arguments.RemoveAt(at);
                break;
            case 1:
                arguments[at] = mutator.One(Odd);
                break;
            case 2:
                arguments.Insert(at, mutator.One(Odd));
                break;
            case 3:
                arguments.Insert(at, arguments[mutator.Below(arguments.Count)]);
                break;
            default:
                arguments[at] = mutator.Text(arguments[at]);
                break;
        }
    }
}
