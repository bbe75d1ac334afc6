namespace SmartMoney.Functions.Tests.Durable;

/// <summary>One execution of an activity.</summary>
/// <param name="Name">The activity.</param>
/// <param name="InstanceId">The orchestration that scheduled it.</param>
/// <param name="Input">Its input.</param>
internal sealed record ActivityRun(string Name, string InstanceId, object? Input);
