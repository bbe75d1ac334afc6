namespace SmartMoney.Cli.Errors;

/// <summary>The command failed: one line for the user, exit code 1.</summary>
internal sealed class CommandFailedException(string message) : Exception(message);
