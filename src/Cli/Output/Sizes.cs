using System.Globalization;

namespace SmartMoney.Cli.Output;

/// <summary>Sizes as text.</summary>
internal static class Sizes
{
    private const double Kilo = 1024;

    public static string Text(long bytes) => bytes >= Kilo * Kilo
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo / Kilo:0.00} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Kilo:0.00} KB");
}
