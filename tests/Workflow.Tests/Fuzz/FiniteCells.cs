using System.Globalization;
using Xunit;

namespace SmartMoney.Workflow.Tests.Fuzz;

/// <summary>A row holds numbers, or nothing.</summary>
internal static class FiniteCells
{
    private const int KeyCells = 2;

    public static void AreIn(string line)
    {
        if (line == "no row")
        {
            return;
        }

        foreach (var cell in line.Split(',').Skip(KeyCells).Where(cell => cell.Length > 0 && !cell.Contains("AAPL", StringComparison.Ordinal) && !IsDate(cell)))
        {
            Assert.True(double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number), $"'{cell}' in {line}");
        }
    }

    private static bool IsDate(string cell) => DateOnly.TryParseExact(cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
