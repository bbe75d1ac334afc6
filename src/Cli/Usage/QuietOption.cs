using System.CommandLine;

namespace SmartMoney.Cli.Usage;

/// <summary>The option of every command that leaves only errors and warnings, on standard error. JSON that is asked for is still printed.</summary>
internal static class QuietOption
{
    private const string Name = "--quiet";
    private const string Json = "--json";

    public static Option<bool> Create() => new(Name) { Description = "Print only errors and warnings, on standard error.", Recursive = true };

    /// <summary>Whether standard output stays empty.</summary>
    public static bool Applies(ParseResult parsed) =>
        parsed.Errors.Count == 0 && parsed.GetValue<bool>(Name) && !(parsed.CommandResult.Command.Options.Any(option => option.Name == Json) && parsed.GetValue<bool>(Json));
}
