using System.Globalization;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>Insider filings made up for tests, each different from all others.</summary>
internal static class InsiderRows
{
    public static string Of(string filingDate, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"symbol":"TEST","filingDate":"{{filingDate}}","transactionDate":"{{filingDate}}","reportingName":"Owner {{number}}","securitiesTransacted":{{number}}}""");

    public static string Of(DateOnly filingDate, int number) => Of(filingDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), number);

    /// <summary>Rows filed on one day each, going back from a day.</summary>
    public static List<string> Back(DateOnly from, int count, int firstNumber = 0) =>
        [.. Enumerable.Range(0, count).Select(i => Of(from.AddDays(-i), firstNumber + i))];
}
