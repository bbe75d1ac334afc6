using SmartMoney.Core.Workflow;

namespace SmartMoney.Functions.Orchestration;

/// <summary>What an orchestration is started with.</summary>
/// <param name="Run">The run.</param>
/// <param name="IsRefresh">Whether the monthly refresh asked for it.</param>
public sealed record RunOrder(RunParameters Run, bool IsRefresh = false);
