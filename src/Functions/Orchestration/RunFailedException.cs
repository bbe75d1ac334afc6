namespace SmartMoney.Functions.Orchestration;

/// <summary>An activity failed for good, and the run with it. The message is the activity's, one line.</summary>
internal sealed class RunFailedException(string message) : Exception(message);
