namespace SmartMoney.Sources;

/// <summary>A response that may be truncated: it has exactly as many rows as a page, from an endpoint that is not paged.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Subject">The symbol, CIK or ETF.</param>
/// <param name="Request">The request.</param>
/// <param name="Rows">The rows of the answer.</param>
public sealed record SuspectAnswer(string Endpoint, string Subject, string Request, int Rows);
