using System.CommandLine;

namespace SmartMoney.Cli.Usage;

/// <summary>What is wrong with a command line, in lines for the user.</summary>
internal static class UsageErrors
{
    /// <summary>The lines; empty when nothing is wrong.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unmatched = parsed.UnmatchedTokens;
        var others = parsed.Errors.Select(error => error.Message).Where(message => !unmatched.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal)));
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        if (command.Subcommands.Count > 0)
        {
            // A command that is only a group has no other errors than that none of its commands is named.
            return [unmatched.Count == 0 ? $"specify a command: {Names(command)}" : UnknownCommand(unmatched[0], command)];
        }

        var options = unmatched.Where(token => token.StartsWith('-')).Select(token => UnknownOption(token, command)).ToList();
        var arguments = options.Count > 0 ? [] : unmatched.Select(token => $"unexpected argument '{token}'");
        return [.. options.Concat(arguments).Concat(others).Distinct()];
    }

    private static string UnknownCommand(string token, Command command)
    {
        if (token.StartsWith('-'))
        {
            return UnknownOption(token, command);
        }

        var near = NearName.Of(token, command.Subcommands.Where(part => !part.Hidden).Select(part => part.Name));
        return near is null ? $"unknown command '{token}'; the commands are {Names(command)}" : $"unknown command '{token}': did you mean '{near}'?";
    }

    private static string UnknownOption(string token, Command command)
    {
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);
        var near = NearName.Of(token.Split('=')[0], command.Options.Concat(inherited).Select(option => option.Name));
        return $"unknown option '{token}'{(near is null ? "" : $": did you mean '{near}'?")}";
    }

    private static string Names(Command command) => string.Join(", ", command.Subcommands.Where(part => !part.Hidden).Select(part => part.Name));
}
