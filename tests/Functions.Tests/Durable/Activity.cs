using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

internal delegate Task<object?> Activity(string? input, string instanceId, DataConverter converter);
