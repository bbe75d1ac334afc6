using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Cli.Output.Json;
using SmartMoney.Core.Context;
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
    private readonly Option<string?> _feature = new("--feature") { HelpName = "F", Description = "Only this feature or context column." };

    private readonly Option<bool> _json = JsonOption.Create();

    private ExplainCommand(CliEnvironment environment, Command command)
    {
        _environment = environment;
        _source = new SourceOptionSet(command);
        command.Add(_symbol);
        command.Add(_date);
        command.Add(_feature);
        command.Add(_storage);
        command.Add(_json);
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
        var only = parsed.GetValue(_feature);
        RequireColumn(only);
        var source = SourceSelection.Of(_source.Read(parsed), Universe.Sample.Contains(symbol), _environment.Configuration);
        var storage = StorageOption.OpenToReadThrough(parsed.GetValue(_storage), _environment.Configuration);
        var request = new RunRequest { Symbols = [symbol] };
        await using var reader = await PointInTimeReader.OpenAsync(
            request, date, source, _source.Panel(parsed), storage, _environment.Time, cancellationToken);
        var dropped = new DroppedRows(describe: true);
        var (facts, failures) = await reader.LoadAsync(symbol, dropped, cancellationToken);
        dropped.Add(reader.SharedDropped);
        if (facts?.Prices.TradingDayUpTo(date) is not { } entryDay)
        {
            var why = failures.FirstOrDefault(failure => failure.Type == DataType.Prices.Name())?.Reason ?? $"no trading day within a week ({RowDrop.NoPrice})";
            throw new CommandFailedException($"{symbol} has no row on {date:yyyy-MM-dd}: {why}");
        }

        foreach (var failure in reader.SharedFailures.Concat(failures))
        {
            await _environment.Error.WriteLineAsync($"❌ {failure}");
        }

        var explanations = new FeatureExplainer(facts, dropped).Explain(date, entryDay).Where(explanation => IsShown(explanation.Feature.Name)).ToList();
        var context = ContextSchema.Columns.Zip(ContextSet.Compute(facts.AsOf(date, entryDay))).Where(cell => IsShown(cell.First.Name)).ToList();
        if (parsed.GetValue(_json))
        {
            WriteJson(facts, date, entryDay, explanations, context);
            return ExitCode.Done;
        }

        Write(facts, date, entryDay);
        foreach (var explanation in explanations)
        {
            WriteCell(explanation.Feature.Name, explanation.Value, explanation.MissingBecause);
            WriteFacts(explanation);
        }

        foreach (var (column, value) in context)
        {
            WriteCell($"context {column.Name}", value.Value, value.MissingBecause);
        }

        return ExitCode.Done;

        bool IsShown(string name) => only is null || name == only;
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

    private static void RequireColumn(string? name)
    {
        if (name is not null && FeatureSchema.Find(name) is null && ContextSchema.Find(name) is null)
        {
            var names = FeatureSchema.Features.Select(feature => feature.Name).Concat(ContextSchema.Columns.Select(column => column.Name));
            throw new BadArgumentsException($"--feature: '{name}' is not a feature or context column; these are {string.Join(", ", names)}");
        }
    }

    private void Write(SymbolFacts facts, DateOnly date, DateOnly entryDay)
    {
        var output = _environment.Out;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{facts.Symbol} on {date:yyyy-MM-dd}: entry day {entryDay:yyyy-MM-dd}, only facts published before it are used; Q is {Quarter.LatestDueBefore(entryDay)}"));
        var (value, drop) = Return(facts, date);
        output.WriteLine($"return_14d: {(value is { } number ? DatasetCsv.Format(number) : $"missing, {drop}")} (the labels excess and median compare it with the other rows of the date, and need the whole dataset)");
    }

    private static (double? Value, string? MissingBecause) Return(SymbolFacts facts, DateOnly date)
    {
        var row = new RowBuilder(new RunRequest().HorizonDays, RunRequest.DefaultThreshold).Build(facts, date, out var drop)?.Row;
        return (row?.Return14d, row is null ? drop : null);
    }

    private void WriteJson(
        SymbolFacts facts, DateOnly date, DateOnly entryDay, IEnumerable<FeatureExplanation> explanations, IEnumerable<(ContextColumn Column, FeatureValue Value)> context)
    {
        var (value, drop) = Return(facts, date);
        CellResult[] cells =
        [
            .. explanations.Select(found => new CellResult(
                found.Feature.Name, false, found.Value, found.MissingBecause, [.. found.Counted.Select(FactResult.Of)], [.. found.LeftOut.Select(FactResult.Of)])),
            .. context.Select(cell => new CellResult(cell.Column.Name, true, cell.Value.Value, cell.Value.MissingBecause, [], [])),
        ];
        var result = new ExplanationResult(facts.Symbol, date, entryDay, Quarter.LatestDueBefore(entryDay).ToString(), value, drop, cells);
        ResultJson.Write(_environment.Out, result, ResultJson.Default.ExplanationResult);
    }

    private void WriteCell(string name, double? value, string? missingBecause)
    {
        _environment.Out.WriteLine();
        _environment.Out.WriteLine($"{name} = {(value is { } number ? DatasetCsv.Format(number) : $"missing: {missingBecause}")}");
    }

    private void WriteFacts(FeatureExplanation explanation)
    {
        foreach (var fact in explanation.Counted)
        {
            _environment.Out.WriteLine($"  + {FactText.Line(fact)}");
        }

        foreach (var left in explanation.LeftOut)
        {
            _environment.Out.WriteLine($"  - {FactText.Line(left)}");
        }
    }
}
