using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary><c>explain SYMBOL DATE</c>: explains each feature of a row.</summary>
internal sealed class ExplainCommand
{
    private readonly CliEnvironment _environment;
    private readonly SourceOptionSet _source;
    private readonly Option<string?> _storage = StorageOption.Create();
    private readonly Argument<string> _symbol = new("SYMBOL") { Description = "A symbol." };
    private readonly Argument<string> _date = new("DATE") { Description = "A sample date, YYYY-MM-DD." };
    private readonly Option<string?> _feature = new("--feature") { HelpName = "F", Description = "Only this feature." };

    private ExplainCommand(CliEnvironment environment, Command command)
    {
        _environment = environment;
        _source = new SourceOptionSet(command);
        command.Add(_symbol);
        command.Add(_date);
        command.Add(_feature);
        command.Add(_storage);
        command.SetAction(RunAsync);
    }

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command("explain", "Shows each feature of a row with the facts it was computed from, and what was excluded and why.");
        _ = new ExplainCommand(environment, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (symbol, date) = Subject(parsed);
        var features = Features(parsed.GetValue(_feature));
        var source = SourceSelection.Of(_source.Read(parsed), Universe.Sample.Contains(symbol), _environment.Configuration);
        var storage = StorageOption.Open(parsed.GetValue(_storage), _environment.Configuration);
        var request = new RunRequest { Symbols = [symbol] };
        await using var reader = await PointInTimeReader.OpenAsync(
            request, date, source, _source.Panel(parsed), storage, _environment.Time, cancellationToken);
        var dropped = new DroppedRows(describe: true);
        var (facts, failures) = await reader.LoadAsync(symbol, dropped, cancellationToken);
        if (facts?.Prices.TradingDayUpTo(date) is not { } entryDay)
        {
            var why = failures.FirstOrDefault(failure => failure.Type == DataType.Prices.Name())?.Reason ?? $"no trading day within a week ({RowDrop.NoPrice})";
            throw new CommandFailedException($"{symbol} has no row on {date:yyyy-MM-dd}: {why}");
        }

        foreach (var failure in reader.PanelFailures.Concat(failures))
        {
            await _environment.Error.WriteLineAsync($"❌ {failure}");
        }

        Write(symbol, date, entryDay, new FeatureExplainer(facts, dropped).Explain(date, entryDay).Where(explanation => features.Contains(explanation.Feature)));
        return ExitCode.Done;
    }

    private (string Symbol, DateOnly Date) Subject(ParseResult parsed)
    {
        var text = parsed.GetRequiredValue(_symbol);
        if (!Ticker.TryParse(text, out var symbol))
        {
            throw new BadArgumentsException(Ticker.InvalidSymbolMessage(text));
        }

        var day = parsed.GetRequiredValue(_date);
        return DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? (symbol, date)
            : throw new BadArgumentsException($"'{day}' is not a date of the form YYYY-MM-DD");
    }

    private static ImmutableArray<Feature> Features(string? name)
    {
        if (name is null)
        {
            return FeatureSchema.Features;
        }

        return FeatureSchema.Find(name) is { } feature
            ? [feature]
            : throw new BadArgumentsException($"--feature: '{name}' is not a feature; the features are {string.Join(", ", FeatureSchema.Features.Select(feature => feature.Name))}");
    }

    private void Write(string symbol, DateOnly date, DateOnly entryDay, IEnumerable<FeatureExplanation> explanations)
    {
        var output = _environment.Out;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{symbol} on {date:yyyy-MM-dd}: entry day {entryDay:yyyy-MM-dd}, only facts published before it are used; Q is {Quarter.LatestDueBefore(entryDay)}"));
        foreach (var explanation in explanations)
        {
            output.WriteLine();
            output.WriteLine($"{explanation.Feature.Name} = {(explanation.Value is { } value ? DatasetCsv.Format(value) : $"missing: {explanation.MissingBecause}")}");
            foreach (var fact in explanation.Counted)
            {
                output.WriteLine($"  + {FactText.Line(fact)}");
            }

            foreach (var left in explanation.LeftOut)
            {
                output.WriteLine($"  - {FactText.Line(left)}");
            }
        }
    }
}
