using Microsoft.Extensions.Configuration;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Output;
using Spectre.Console;

namespace SmartMoney.Cli.Hosting;

/// <summary>The environment of the command; tests replace it.</summary>
/// <param name="Out">Where results go.</param>
/// <param name="Error">The standard error stream.</param>
/// <param name="Configuration">Settings: environment variables, user secrets and files.</param>
/// <param name="Time">The clock.</param>
/// <param name="Live">The terminal to draw a live bar on; null when the output is piped.</param>
internal sealed record CliEnvironment(TextWriter Out, TextWriter Error, IConfiguration Configuration, TimeProvider Time, IAnsiConsole? Live)
{
    /// <summary>Is given what to say when the user does not wait for the end that was asked for.</summary>
    public Action<Func<string>> TellWhenKilled { get; init; } = _ => { };

    /// <summary>Whether only errors and warnings are printed.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Where warnings go that must be seen even when results are not printed.</summary>
    public TextWriter Notices => IsQuiet ? Error : Out;

    /// <summary>The same with an empty standard output.</summary>
    public CliEnvironment Quieted() => this with { Out = TextWriter.Null, Live = null, IsQuiet = true };

    /// <exception cref="BadArgumentsException">A file with settings is not valid.</exception>
    public static CliEnvironment System()
    {
        var configuration = new ConfigurationBuilder()
            .AddSettingsFiles(SettingsFiles.UserFile, SettingsFiles.ProjectFile)
            .AddUserSecrets(typeof(CliEnvironment).Assembly, optional: true)
            .AddEnvironmentVariables()
            .Build();
        var isPiped = Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi;
        return new CliEnvironment(StandardOutput.Open(), Console.Error, configuration, TimeProvider.System, isPiped ? null : AnsiConsole.Console) { TellWhenKilled = StopSignals.TellOnSecond };
    }
}
