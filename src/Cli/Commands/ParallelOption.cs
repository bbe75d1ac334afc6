using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;

namespace SmartMoney.Cli.Commands;

/// <summary>The option for the number of symbols processed in parallel.</summary>
internal static class ParallelOption
{
    private const int Most = 256;

    public static Option<int> Create(int otherwise) => new("--parallel")
    {
        HelpName = "N",
        Description = "The number of symbols processed in parallel.",
        DefaultValueFactory = _ => otherwise,
    };

    /// <exception cref="BadArgumentsException">It is out of range.</exception>
    public static int Read(ParseResult parsed, Option<int> option) => parsed.GetValue(option) is >= 1 and <= Most and var parallelism
        ? parallelism
        : throw new BadArgumentsException(string.Create(CultureInfo.InvariantCulture, $"--parallel: {parsed.GetValue(option)} is not between 1 and {Most}"));
}
