namespace SmartMoney.Functions.Http.Contracts;

/// <summary>The answer to a request for a run.</summary>
internal sealed record StartedRun(string Id, RunLinks Links);
