namespace SmartMoney.Cli.Errors;

/// <summary>What was asked for cannot be done as it was asked: a line for the user, exit code 2.</summary>
internal sealed class BadArgumentsException(string message) : Exception(message);
