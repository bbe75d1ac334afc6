namespace SmartMoney.Functions.Orchestration;

/// <summary>Why a run stopped.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Error">Why, in one line.</param>
public sealed record RunFailure(string RunId, string Error);
