using System.CommandLine.Parsing;
using System.Globalization;

namespace SmartMoney.Cli.Commands;

/// <summary>Reads a number of an option with a decimal point, whatever the culture.</summary>
internal static class InvariantNumber
{
    public static double Parse(ArgumentResult result, string option)
    {
        if (double.TryParse(result.Tokens.Single().Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        result.AddError($"{option}: not a number");
        return 0;
    }

    public static int ParseWhole(ArgumentResult result, string option)
    {
        if (int.TryParse(result.Tokens.Single().Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        result.AddError($"{option}: not a whole number, or beyond all bounds");
        return 0;
    }
}
