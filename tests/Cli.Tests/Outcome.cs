namespace SmartMoney.Cli.Tests;

/// <summary>What a command left on the screen.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">Its output.</param>
/// <param name="Error">Its complaints.</param>
internal sealed record Outcome(int ExitCode, string Out, string Error)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<string> Complaints => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
