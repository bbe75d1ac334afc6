using System.Globalization;

namespace SmartMoney.Core.Formatting;

/// <summary>Numbers and lists as text.</summary>
public static class Quantity
{
    private const int MaxNames = 3;

    /// <summary>A number, its thousands apart.</summary>
    /// <param name="count">The number.</param>
    public static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with what it counts, one or several.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">What it counts, in the singular; an s makes the plural.</param>
    public static string Of(long count, string one) => Of(count, one, one + "s");

    /// <summary>A number with what it counts, one or several.</summary>
    /// <param name="count">The number.</param>
    /// <param name="one">What it counts, in the singular.</param>
    /// <param name="several">The same in the plural.</param>
    public static string Of(long count, string one, string several) => $"{Number(count)} {(count == 1 ? one : several)}";

    /// <summary>The first few names, and how many more there are.</summary>
    /// <param name="names">The names.</param>
    public static string Names(IReadOnlyCollection<string> names) =>
        string.Join(", ", names.Take(MaxNames)) + (names.Count > MaxNames ? $" and {Number(names.Count - MaxNames)} more" : "");
}
