using System.Globalization;
using System.Text;
using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>Compares files cell by cell.</summary>
internal static class SameCells
{
    private const double Relative = 1e-9;
    private const double Absolute = 1e-12;

    public static string[] LinesOf(byte[] file) => Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static void Require(string[] expected, string[] actual)
    {
        Assert.Equal(expected[0], actual[0]);
        Assert.Equal(expected.Select(KeyOf), actual.Select(KeyOf));
        Assert.Empty(expected.Zip(actual).Skip(1).SelectMany(pair => Differences(expected[0].Split(','), pair.First.Split(','), pair.Second.Split(','))).Take(20));
    }

    public static string KeyOf(string line) => string.Join(' ', line.Split(',').Take(2));

    private static IEnumerable<string> Differences(string[] names, string[] expected, string[] actual) => Enumerable.Range(2, names.Length - 2)
        .Where(i => !IsSame(expected[i], actual[i]))
        .Select(i => $"{expected[0]} {expected[1]} {names[i]}: {actual[i]} instead of {expected[i]}");

    private static bool IsSame(string expected, string actual)
    {
        if (expected.Length == 0 || actual.Length == 0)
        {
            return expected.Length == actual.Length;
        }

        var (wanted, had) = (double.Parse(expected, CultureInfo.InvariantCulture), double.Parse(actual, CultureInfo.InvariantCulture));
        return Math.Abs(wanted - had) <= Math.Max(Absolute, Relative * Math.Abs(wanted));
    }
}
