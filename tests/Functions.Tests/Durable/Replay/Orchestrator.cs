using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

internal delegate Task<object?> Orchestrator(TaskOrchestrationContext context);
