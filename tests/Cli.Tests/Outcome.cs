namespace SmartMoney.Cli.Tests;

/// <summary>What a command left on the screen.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Out">Its output.</param>
/// <param name="Error">What it wrote to standard error.</param>
internal sealed record Outcome(int ExitCode, string Out, string Error)
{
    public IReadOnlyList<string> Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public IReadOnlyList<string> ErrorLines => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
