namespace SmartMoney.Cli.Errors;

/// <summary>The arguments are invalid: one line for the user, exit code 2.</summary>
internal sealed class BadArgumentsException(string message) : Exception(message);
