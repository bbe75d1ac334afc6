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
}
