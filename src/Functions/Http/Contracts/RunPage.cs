namespace SmartMoney.Functions.Http.Contracts;

/// <summary>Some of the runs, newest first, and where the next ones are.</summary>
internal sealed record RunPage(IReadOnlyList<RunView> Runs, string? Next);
