namespace SmartMoney.Core.Filings;

/// <summary>What one report of an ETF says of a symbol: a position, or that there is none.</summary>
/// <param name="Fund">The ETF.</param>
/// <param name="ReportDate">The day the holdings are of.</param>
/// <param name="AcceptedDate">The day the last of the report's rows was published.</param>
/// <param name="Shares">Shares of the symbol, in those of the report date; 0 when it is not held.</param>
public sealed record FundHolding(string Fund, DateOnly ReportDate, DateOnly AcceptedDate, double Shares)
    : Fact(ReportDate, AcceptedDate);
