using System.CommandLine;
using System.Globalization;
using SmartMoney.Core.Labels;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary>The options that select the symbols, the dates and the label.</summary>
internal sealed class UniverseOptionSet
{
    private readonly SymbolOptionSet _symbols;
    private readonly Option<DateOnly?> _from = DateOption.Create("--from", $"The first day of the range. [default: {new RunRequest().From:yyyy-MM-dd}]");
    private readonly Option<DateOnly?> _to = DateOption.Create("--to", $"The last day of the range. [default: {new RunRequest().To:yyyy-MM-dd}]");
    private readonly Option<int> _day = new("--day") { HelpName = "N", Description = "The day of the month.", DefaultValueFactory = _ => new RunRequest().Day };

    private readonly Option<int> _horizon = new("--horizon")
    {
        HelpName = "DAYS",
        Description = "Calendar days from sample to label.",
        DefaultValueFactory = _ => new RunRequest().HorizonDays,
    };

    private readonly Option<string> _label = new("--label")
    {
        HelpName = string.Join('|', LabelKindNames.All),
        Description = "What label 1 means: return_14d above the threshold, above the mean of the date's rows by the threshold, or above their median.",
        DefaultValueFactory = _ => new RunRequest().Label,
    };

    private readonly Option<double?> _threshold = new("--threshold")
    {
        HelpName = "X",
        Description = FormattableString.Invariant($"The threshold of the labels absolute and excess, a fraction. [default: {RunRequest.DefaultThreshold}]"),
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
        _symbols = new SymbolOptionSet(command);
        command.Add(_from);
        command.Add(_to);
        command.Add(_day);
        command.Add(_horizon);
        command.Add(_label);
        command.Add(_threshold);
    }

    public RunRequest Read(ParseResult parsed) => _symbols.Read(parsed) with
    {
        From = parsed.GetValue(_from) ?? new RunRequest().From,
        To = parsed.GetValue(_to) ?? new RunRequest().To,
        Day = parsed.GetValue(_day),
        HorizonDays = parsed.GetValue(_horizon),
        Label = parsed.GetValue(_label)!,
        Threshold = parsed.GetValue(_threshold),
    };
}
