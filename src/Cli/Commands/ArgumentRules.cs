using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SmartMoney.Cli.Commands;

/// <summary>Rules for the arguments and options of every command: no value is blank, and an invalid number has a clear message.</summary>
internal static class ArgumentRules
{
    public static void Apply(Command command)
    {
        foreach (var argument in command.Arguments.Where(argument => IsText(argument.ValueType)))
        {
            argument.Validators.Add(result => RefuseBlank(argument.Name, result, result.Tokens));
        }

        foreach (var option in command.Options)
        {
            Apply(option);
        }

        foreach (var part in command.Subcommands)
        {
            Apply(part);
        }
    }

    private static void Apply(Option option)
    {
        switch (option)
        {
            case Option<int> { CustomParser: null } whole:
                whole.CustomParser = result => Whole(option.Name, result) ?? 0;
                break;
            case Option<int?> { CustomParser: null } whole:
                whole.CustomParser = result => Whole(option.Name, result);
                break;
            case Option<double> { CustomParser: null } number:
                number.CustomParser = result => Number(option.Name, result) ?? 0;
                break;
            case Option<double?> { CustomParser: null } number:
                number.CustomParser = result => Number(option.Name, result);
                break;
            default:
                if (IsText(option.ValueType))
                {
                    option.Validators.Add(result => RefuseBlank(option.Name, result, result.Tokens));
                }

                break;
        }
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(string[]);

    private static void RefuseBlank(string name, SymbolResult result, IReadOnlyList<Token> tokens)
    {
        if (tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{name}: empty");
        }
    }

    private static int? Whole(string name, ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        result.AddError($"{name}: '{text}' is not a whole number{(text.TrimStart('-', '+').All(char.IsAsciiDigit) && text.Length > 1 ? " that can be used" : "")}");
        return null;
    }

    private static double? Number(string name, ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        result.AddError($"{name}: '{text}' is not a number");
        return null;
    }
}
