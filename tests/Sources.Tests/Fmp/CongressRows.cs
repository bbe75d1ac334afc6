using System.Globalization;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>Disclosures of Congress made up for tests, each different from all others.</summary>
internal static class CongressRows
{
    public static string Of(DateOnly disclosed, int number) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"symbol":"TEST","disclosureDate":"{{disclosed:yyyy-MM-dd}}","transactionDate":"{{disclosed.AddDays(-20):yyyy-MM-dd}}","lastName":"Member {{number}}","type":"Purchase"}""");

    /// <summary>Rows disclosed on one day each, going back from a day.</summary>
    public static List<string> Back(DateOnly from, int count, int firstNumber = 0) =>
        [.. Enumerable.Range(0, count).Select(i => Of(from.AddDays(-i), firstNumber + i))];
}
