using System.CommandLine;

namespace SmartMoney.Cli.Usage;

/// <summary>What the help of a command says beyond its arguments and options: examples, environment variables, exit codes.</summary>
internal static class HelpPage
{
    private const string SourceOption = "--source";
    private const string StorageOption = "--storage";

    private static readonly (string Name, string Meaning)[] SourceVariables =
    [
        ("FMP_API_KEY", "The key of Financial Modeling Prep."),
        ("Fmp__BaseUrl, Fmp__RequestsPerMinute", "The address of the API, and the rate limit of the key."),
        ("SEC_USER_AGENT", "Who asks the SEC: a name and an e-mail address, for --insiders sec."),
        ("Sec__BaseUrl", "The address of the SEC."),
    ];

    private static readonly (string Name, string Meaning)[] StorageVariables =
    [
        ("SMARTMONEY_STORAGE", "The connection string of a storage account, when --storage is not given."),
    ];

    private static readonly (string Code, string Meaning)[] ExitCodes =
    [
        ("0", "success"),
        ("1", "the command failed, or a run is incomplete because data was unavailable"),
        ("2", "invalid arguments or input"),
        ("3", "the validation failed: validate, and generate --strict"),
        ("70", "an unexpected error, which is a bug to report"),
        ("130", "interrupted"),
    ];

    /// <summary>Completes the help of a command.</summary>
    /// <param name="help">The help as it is made from the arguments and options.</param>
    /// <param name="command">The command.</param>
    /// <param name="output">Where it goes.</param>
    public static void Write(string help, Command command, TextWriter output)
    {
        output.WriteLine(WithOptionalArguments(help, command).TrimEnd());
        var examples = HelpExamples.Of(command);
        if (examples.Count > 0)
        {
            output.WriteLine();
            output.WriteLine("Examples:");
            foreach (var example in examples)
            {
                output.WriteLine($"  {example}");
            }
        }

        Section(output, "Environment variables:", Variables(command));
        if (command is RootCommand)
        {
            output.WriteLine();
            output.WriteLine("Settings come from options, else from environment variables, else from smartmoney.json in the current folder, else from the user's settings.json.");
        }

        Section(output, "Exit codes:", ExitCodes);
    }

    /// <summary>The list of commands shows an optional argument in brackets, as the usage line does.</summary>
    private static string WithOptionalArguments(string help, Command command)
    {
        foreach (var part in command.Subcommands)
        {
            foreach (var argument in part.Arguments.Where(argument => argument.Arity.MinimumNumberOfValues == 0))
            {
                help = help.Replace($"{part.Name} <{argument.Name}>  ", $"{part.Name} [<{argument.Name}>]", StringComparison.Ordinal);
            }
        }

        return help;
    }

    private static IReadOnlyList<(string Name, string Meaning)> Variables(Command command)
    {
        var isRoot = command is RootCommand;
        return
        [
            .. isRoot || Has(SourceOption) ? SourceVariables : [],
            .. isRoot || Has(StorageOption) ? StorageVariables : [],
            .. isRoot || command.Name == "generate" ? [("Retention__Runs", "For how many runs of a universe the files are kept.")] : Array.Empty<(string, string)>(),
        ];

        bool Has(string option) => command.Options.Any(known => known.Name == option);
    }

    private static void Section(TextWriter output, string title, IReadOnlyList<(string Name, string Meaning)> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        var width = lines.Max(line => line.Name.Length);
        foreach (var (name, meaning) in lines)
        {
            output.WriteLine($"  {name.PadRight(width)}  {meaning}");
        }
    }
}
