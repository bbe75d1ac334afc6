using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SmartMoney.Cli.Commands;

/// <summary>An option that takes a day, YYYY-MM-DD.</summary>
internal static class DateOption
{
    public static Option<DateOnly?> Create(string name, string description) => new(name)
    {
        HelpName = "YYYY-MM-DD",
        Description = description,
        CustomParser = result => Parse(name, result),
    };

    private static DateOnly? Parse(string name, ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"{name}: '{text}' is not a date of the form YYYY-MM-DD");
        return null;
    }
}
