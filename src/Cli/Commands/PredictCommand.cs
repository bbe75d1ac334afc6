using System.Collections.Concurrent;
using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output.Json;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Modeling.Prediction;
using SmartMoney.Modeling.Training;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary><c>predict</c>: scores symbols by the data visible today or on another day.</summary>
internal sealed class PredictCommand
{
    private readonly CliEnvironment _environment;
    private readonly SymbolOptionSet _symbols;
    private readonly SourceOptionSet _source;
    private readonly Option<string?> _storage = StorageOption.Create();
    private readonly Option<string?> _model = new("--model") { HelpName = "DIR", Description = "The folder of a model. [default: the newest version]" };
    private readonly Option<string?> _output = new("--output") { HelpName = "FILE", Description = "A CSV file to write the scores to." };
    private readonly Option<bool> _force = ForceOption.Create();
    private readonly Option<bool> _json = JsonOption.Create();
    private readonly Option<int> _top = new("--top-features") { HelpName = "N", Description = "The number of features to show for each row.", DefaultValueFactory = _ => 3 };
    private readonly Option<int> _parallel = ParallelOption.Create(4);
    private readonly Option<DateOnly?> _date = DateOption.Create("--date", "The date. [default: today]");

    private PredictCommand(CliEnvironment environment, Command command)
    {
        _environment = environment;
        _symbols = new SymbolOptionSet(command);
        _source = new SourceOptionSet(command);
        foreach (var option in new Option[] { _model, _date, _output, _force, _json, _top, _parallel, _storage })
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
    }

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command("predict", "Scores symbols by their features on a date, and shows the features that contribute most to each score.");
        _ = new PredictCommand(environment, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = _symbols.Read(parsed);
        var top = parsed.GetValue(_top);
        if (top < 0)
        {
            throw new BadArgumentsException(string.Create(CultureInfo.InvariantCulture, $"--top-features: {top} is below 0"));
        }

        var parallelism = ParallelOption.Read(parsed, _parallel);
        var file = parsed.GetValue(_output) is { } path ? ScoresFile.Prepare(_output.Name, path, parsed.GetValue(_force)) : null;
        using var model = ModelPredictor.Open(parsed.GetValue(_model) ?? ModelPaths.NewestModel());
        var date = parsed.GetValue(_date) ?? DateOnly.FromDateTime(_environment.Time.GetUtcNow().UtcDateTime);
        var source = SourceSelection.Of(_source.Read(parsed), request.Universe == NamedUniverse.Test.Name, _environment.Configuration);
        var storage = StorageOption.OpenToReadThrough(parsed.GetValue(_storage), _environment.Configuration);
        await using var reader = await PointInTimeReader.OpenAsync(
            request, date, source, _source.Panel(parsed), storage, _environment.Time, cancellationToken);
        var rows = await RowsAsync(reader, date, parallelism, cancellationToken);
        if (rows.Count == 0)
        {
            throw new CommandFailedException($"no symbol has prices within a week before {date:yyyy-MM-dd}");
        }

        var scored = model.Predict(rows, top).OrderByDescending(row => row.Score).ThenBy(row => row.Symbol, StringComparer.Ordinal).ToList();
        if (file?.Write(scored) is { } replaced)
        {
            await _environment.Error.WriteLineAsync(replaced);
        }

        var warning = date <= model.Metadata.LastLabelDay ? Warning(model.Metadata, date) : null;
        if (parsed.GetValue(_json))
        {
            ResultJson.Write(_environment.Out, PredictionResult.Of(model.Metadata, date, warning, scored), ResultJson.Default.PredictionResult);
        }
        else
        {
            Write(model, scored, date, warning);
        }

        return ExitCode.Done;
    }

    private async Task<IReadOnlyList<FeatureRow>> RowsAsync(PointInTimeReader reader, DateOnly date, int parallelism, CancellationToken cancellationToken)
    {
        var rows = new ConcurrentBag<FeatureRow>();
        var failures = new ConcurrentBag<DataFailure>(reader.SharedFailures);
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(reader.Symbols, options, async (symbol, token) =>
        {
            var (facts, lacking) = await reader.LoadAsync(symbol, new DroppedRows(), token);
            foreach (var failure in lacking)
            {
                failures.Add(failure);
            }

            if (facts?.Prices.TradingDayUpTo(date) is { } entryDay)
            {
                rows.Add(new FeatureRow(symbol, date, Array.ConvertAll(FeatureSet.Compute(facts.AsOf(date, entryDay)), value => value.Value)));
            }
        });
        foreach (var failure in failures.OrderBy(failure => failure.Subject, StringComparer.Ordinal).ThenBy(failure => failure.Type, StringComparer.Ordinal))
        {
            await _environment.Error.WriteLineAsync($"❌ {failure}");
        }

        return [.. rows.OrderBy(row => row.Symbol, StringComparer.Ordinal)];
    }

    private static string Warning(ModelMetadata model, DateOnly date) => string.Create(
        CultureInfo.InvariantCulture,
        $"the model was fitted to sample dates up to {model.LastDate:yyyy-MM-dd}, whose labels depend on prices up to {model.LastLabelDay:yyyy-MM-dd}: scores on {date:yyyy-MM-dd} are not predictions");

    private void Write(ModelPredictor model, List<ScoredRow> scored, DateOnly date, string? warning)
    {
        var output = _environment.Out;
        if (warning is not null)
        {
            _environment.Notices.WriteLine($"⚠️  {warning}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{model.Metadata.Name} {model.Metadata.Version} on {date:yyyy-MM-dd}, threshold {model.Metadata.Threshold:0.0000}; label: {model.Metadata.Label}"));
        output.WriteLine($"{"symbol",-10}{"score",8}  1?  main contributions (log-odds)");
        foreach (var row in scored)
        {
            var reasons = row.TopFeatures.Select(top => string.Create(
                CultureInfo.InvariantCulture,
                $"{top.Feature} = {(top.Value is { } value ? DatasetCsv.Format(Math.Round(value, 4)) : "missing")} ({top.LogOdds:+0.000;-0.000})"));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{row.Symbol,-10}{row.Score,8:0.0000}  {(row.IsPositive ? "1" : "0"),2}  {string.Join(", ", reasons)}"));
        }
    }
}
