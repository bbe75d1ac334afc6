namespace SmartMoney.Cli.Errors;

/// <summary>The exit codes of the command.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int BadArguments = 2;
    public const int ValidationFailed = 3;
    public const int Unexpected = 70;
    public const int Interrupted = 130;
}
