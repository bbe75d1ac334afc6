using System.CommandLine;

namespace SmartMoney.Cli.Commands;

/// <summary>The option that allows a command to replace files it would refuse to replace.</summary>
internal static class ForceOption
{
    public static Option<bool> Create() => new("--force") { Description = "Replace existing files, whatever they are." };
}
