using SmartMoney.Core.Workflow;

namespace SmartMoney.Functions.Orchestration;

/// <summary>Why a run stopped.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Error">Why, in one line.</param>
/// <param name="Progress">How far it came.</param>
public sealed record RunFailure(string RunId, string Error, RunProgress Progress);
