namespace SmartMoney.Sources.Sec.Issuers;

/// <summary>A symbol and the company that issues it.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Cik">The company's CIK.</param>
internal sealed record Issuer(string Symbol, long Cik);
