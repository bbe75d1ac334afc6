using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

internal sealed record InstanceIdentity(string Name, string InstanceId, ParentOrchestrationInstance? Parent);
