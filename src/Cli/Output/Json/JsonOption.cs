using System.CommandLine;

namespace SmartMoney.Cli.Output.Json;

/// <summary>The option of a command that prints its result as JSON.</summary>
internal static class JsonOption
{
    public static Option<bool> Create() => new("--json") { Description = "Print only the result, as JSON." };
}
