namespace SmartMoney.Functions.Tests.Durable;

/// <summary>An orchestrator did what replaying it cannot repeat.</summary>
internal sealed class OrchestratorViolationException(string message) : Exception(message);
