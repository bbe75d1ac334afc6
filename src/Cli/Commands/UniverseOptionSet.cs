using System.CommandLine;
using System.Globalization;
using SmartMoney.Core.Workflow;

namespace SmartMoney.Cli.Commands;

/// <summary>The options that say which symbols, which dates and which label.</summary>
internal sealed class UniverseOptionSet
{
    private static readonly string[] Universes = ["test", "top50", "top100", "top500"];

    private readonly Dictionary<string, Option<bool>> _universes = Universes.ToDictionary(
        name => name,
        name => new Option<bool>($"--{name}")
        {
            Description = name == "test" ? "TSLA, NVDA and AAPL." : $"The {name[3..]} heaviest members of the S&P 500 of 2021-05-13.",
        });

    private readonly Option<string?> _symbols = new("--symbols") { HelpName = "A,B,…", Description = "Symbols of one's own." };
    private readonly Option<string?> _exclude = new("--exclude") { HelpName = "A,B,…", Description = "Symbols to leave out." };
    private readonly Option<DateOnly> _from = Date("--from", "The first day of the range.", new RunRequest().From);
    private readonly Option<DateOnly> _to = Date("--to", "The last day of the range.", new RunRequest().To);
    private readonly Option<int> _day = new("--day") { HelpName = "N", Description = "The day of the month.", DefaultValueFactory = _ => new RunRequest().Day };

    private readonly Option<int> _horizon = new("--horizon")
    {
        HelpName = "DAYS",
        Description = "Calendar days from sample to label.",
        DefaultValueFactory = _ => new RunRequest().HorizonDays,
    };

    private readonly Option<double> _threshold = new("--threshold")
    {
        HelpName = "X",
        Description = "The return above which the label is 1.",
        DefaultValueFactory = _ => new RunRequest().Threshold,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens.Single().Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            {
                return value;
            }

            result.AddError("--threshold: not a number");
            return 0;
        },
    };

    public UniverseOptionSet(Command command)
    {
        foreach (var universe in _universes.Values)
        {
            command.Add(universe);
        }

        command.Add(_symbols);
        command.Add(_exclude);
        command.Add(_from);
        command.Add(_to);
        command.Add(_day);
        command.Add(_horizon);
        command.Add(_threshold);
    }

    public RunRequest Read(ParseResult parsed)
    {
        var universes = Universes.Where(name => parsed.GetValue(_universes[name])).ToList();
        var symbols = parsed.GetValue(_symbols);
        if (universes.Count + (symbols is null ? 0 : 1) != 1)
        {
            throw new BadArgumentsException("name one of --test, --symbols A,B, --top50, --top100, --top500");
        }

        return new RunRequest
        {
            Universe = universes.SingleOrDefault(),
            Symbols = symbols is null ? null : List(symbols),
            Exclude = List(parsed.GetValue(_exclude) ?? ""),
            From = parsed.GetValue(_from),
            To = parsed.GetValue(_to),
            Day = parsed.GetValue(_day),
            HorizonDays = parsed.GetValue(_horizon),
            Threshold = parsed.GetValue(_threshold),
        };
    }

    private static string[] List(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Option<DateOnly> Date(string name, string description, DateOnly otherwise) => new(name)
    {
        HelpName = "YYYY-MM-DD",
        Description = description,
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var text = result.Tokens.Single().Value;
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            result.AddError($"{name}: '{text}' is not a date of the form YYYY-MM-DD");
            return default;
        },
    };
}
