using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources.Tests;

/// <summary>Needs in few words.</summary>
internal static class Needs
{
    public static SourceNeed Prices(string symbol, DateOnly from, DateOnly to) => new(DataType.Prices, symbol, from, to, to);

    public static SourceNeed Insider(string symbol, DateOnly from, DateOnly to) => new(DataType.InsiderTrades, symbol, from, to, to);

    public static SourceNeed Congress(string symbol, DateOnly from, DateOnly to) => new(DataType.CongressionalTrades, symbol, from, to, to);

    public static SourceNeed Quarterly(DataType type, string subject, Quarter first, Quarter last, DateOnly publishedBy) =>
        new(type, subject, first.Start, last.End, publishedBy);

    /// <summary>The summary of one quarter: one call.</summary>
    public static SourceNeed Summary(string symbol) => Summary(symbol, new Quarter(2024, 1));

    public static SourceNeed Summary(string symbol, Quarter quarter) =>
        Quarterly(DataType.InstitutionalOwnership, symbol, quarter, quarter, quarter.End.AddDays(100));
}
