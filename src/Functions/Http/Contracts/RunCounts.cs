namespace SmartMoney.Functions.Http.Contracts;

/// <summary>What a run did, in figures.</summary>
internal sealed record RunCounts(int Samples, int SamplesTotal, int Rows, int? Positives, long Calls, int Failures);
