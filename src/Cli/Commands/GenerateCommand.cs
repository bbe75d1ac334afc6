using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Formatting;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary><c>generate</c>: generates a dataset.</summary>
internal sealed class GenerateCommand
{
    private readonly CliEnvironment _environment;
    private readonly UniverseOptionSet _universe;
    private readonly SourceOptionSet _source;
    private readonly DestinationOptionSet _destination;
    private readonly Option<string?> _storage = StorageOption.Create();
    private readonly Option<int> _parallel = ParallelOption.Create(Math.Max(4, Environment.ProcessorCount));
    private readonly Option<bool> _fresh = new("--fresh") { Description = "Restart the run from the beginning, with the same cache." };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with code 3 if the dataset fails validation." };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Print every cache lookup, and why requests are retried." };
    private readonly Option<bool> _plan = new("--plan") { Description = "Print the number of calls the run needs, and exit without making any." };
    private readonly Option<bool> _json = new("--json") { Description = "Print only the report (with --plan, the plan) as JSON." };

    private GenerateCommand(CliEnvironment environment, Command command)
    {
        _environment = environment;
        _universe = new UniverseOptionSet(command);
        _source = new SourceOptionSet(command);
        _destination = new DestinationOptionSet(command);
        foreach (var option in new Option[] { _plan, _storage, _parallel, _fresh, _strict, _verbose, _json })
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
    }

    public static Command Create(CliEnvironment environment)
    {
        var command = new Command("generate", FormattableString.Invariant($"Generates a dataset: one row for each symbol and sample date, {FeatureSchema.Count} features, one label."));
        _ = new GenerateCommand(environment, command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var request = _universe.Read(parsed) with { Name = _destination.Name(parsed) };
        if (request.Problems() is { Count: > 0 } problems)
        {
            throw new BadArgumentsException(string.Join("; ", problems));
        }

        var format = _destination.Format(parsed, _environment.Configuration);
        var source = SourceSelection.Of(_source.Read(parsed), request.Universe == NamedUniverse.Test.Name, _environment.Configuration, makesCalls: !parsed.GetValue(_plan));
        var parallelism = ParallelOption.Read(parsed, _parallel);
        await using var services = source.Open(_environment.Time);
        var catalog = services.GetRequiredService<FeedCatalog>();
        var errors = request.Resolve(source.Choice, source.Panel(_source.Panel(parsed)), out var run);
        if (run is null)
        {
            throw new BadArgumentsException(string.Join("; ", errors));
        }

        if (parsed.GetValue(_plan))
        {
            return await PlanAsync(parsed, run, catalog.Open(run.Sources, new SilentObserver()), source.RequestsPerMinute, cancellationToken);
        }

        var file = _destination.Output(parsed);
        run = run with { IsPublished = file is null };
        var retention = Settings.Retention(_environment.Configuration);
        var storage = StorageOption.Open(parsed.GetValue(_storage), _environment.Configuration);
        var planner = new RunPlanner(catalog.Open(run.Sources, new SilentObserver()), storage.Kept.Entries, _environment.Time);
        var isJson = parsed.GetValue(_json);
        var output = isJson ? TextWriter.Null : _environment.Out;
        var handover = new DatasetHandover(storage, run, file, format);
        var replaced = await handover.ReplaceAsync(_destination.IsForced(parsed), cancellationToken);
        using var journal = Journal.Open(storage.JournalOf(run.RunId), parsed.GetValue(_fresh));
        var estimate = await planner.EstimateAsync(RemainingWork.Of(run, journal), cancellationToken);
        await WriteStartAsync(output, run, source, PlanText.Line(estimate.Calls, source.IsLive ? source.RequestsPerMinute : null, journal.Recovered > 0));
        await WriteReplacedAsync(isJson, replaced);
        await WriteResumeAsync(output, run, journal);

        var display = DisplayOf(output, run, estimate.Calls, parsed.GetValue(_verbose));
        await using var activities = EmbeddedActivities.Open(catalog, storage.Kept, display, _environment.Time);
        var recorder = new RunRecorder(storage.Kept.Runs, run, display, services.GetService<RateLimiter>(), _environment.Time, file is null ? null : Path.GetFullPath(file));
        using var host = new EmbeddedHost(activities, journal, parallelism, display, _environment.Time, cancellationToken);
        RunReport report;
        try
        {
            report = await display.ShowAsync(isJson ? null : _environment.Live, () => recorder.RecordAsync(() => host.RunAsync(run), cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _environment.Error.WriteLineAsync($"smartmoney: stopped; run the same command again to resume (run {run.RunId})");
            return ExitCode.Interrupted;
        }
        catch (EmptyDatasetException)
        {
            FailureText.Write(output, display.Failures, $"status {run.RunId}");
            throw;
        }

        await PruneAsync(storage, run, retention.Runs, cancellationToken);
        return await ShowAsync(parsed, storage, report, estimate, handover, cancellationToken);
    }

    /// <summary>Writes the files for people, and shows the result.</summary>
    private async Task<int> ShowAsync(ParseResult parsed, CliStorage storage, RunReport report, RunEstimate estimate, DatasetHandover handover, CancellationToken cancellationToken)
    {
        var isJson = parsed.GetValue(_json);
        var output = isJson ? TextWriter.Null : _environment.Out;
        await DatasetPageFile.WriteAsync(storage, report, cancellationToken);
        RunText.Write(output, report, await handover.WriteAsync(report, cancellationToken));
        CacheText.Write(output, report.Tally, await CacheAsync(storage, report.Tally, estimate, cancellationToken));
        if (isJson)
        {
            await _environment.Out.WriteLineAsync(JsonSerializer.Serialize(report, RunJson.Default.RunReport));
        }

        return Outcome(report, parsed.GetValue(_strict));
    }

    /// <summary>What the cache has after a run: a run that changed nothing in it needs no second listing.</summary>
    private static async Task<CacheTotals> CacheAsync(CliStorage storage, RunTally run, RunEstimate before, CancellationToken cancellationToken) =>
        run.Stored + run.Damaged == 0
            ? before.Cache
            : await storage.Kept.Entries.CountAsync(cancellationToken);

    private RunDisplay DisplayOf(TextWriter output, RunParameters run, IReadOnlyList<PlannedCalls> cost, bool verbose)
    {
        var display = new RunDisplay(output, run.Symbols.Length * run.Dates.Length, verbose) { CallsPlanned = PlanText.CallsOfPanels(cost) };
        _environment.TellWhenKilled(() => $"{display.Left}; run the same command again to resume (run {run.RunId})");
        return display;
    }

    /// <summary>Removes the files of old runs. A failure does not affect the run that has ended; the next run retries.</summary>
    private async Task PruneAsync(CliStorage storage, RunParameters run, int keep, CancellationToken cancellationToken)
    {
        try
        {
            await storage.PruneAsync(run, keep, cancellationToken);
        }
        catch (StorageException e)
        {
            await _environment.Error.WriteLineAsync($"smartmoney: the files of older runs could not be removed: {e.Message}");
        }
    }

    private async Task<int> PlanAsync(ParseResult parsed, RunParameters run, FeedSet feeds, int requestsPerMinute, CancellationToken cancellationToken)
    {
        var storage = StorageOption.OpenToRead(parsed.GetValue(_storage), _environment.Configuration);
        var plan = await new RunPlanner(feeds, storage.Kept.Entries, _environment.Time).PlanAsync(run, cancellationToken);
        if (parsed.GetValue(_json))
        {
            PlanJson.Write(_environment.Out, plan, requestsPerMinute);
            return ExitCode.Done;
        }

        PlanText.Write(_environment.Out, plan, requestsPerMinute);
        if (storage.Absence is { } absence)
        {
            await _environment.Out.WriteLineAsync(absence);
        }

        return ExitCode.Done;
    }

    private int Outcome(RunReport report, bool strict)
    {
        if (report.IsIncomplete)
        {
            var lacking = report.Tally.Failures.Count(failure => failure.Kind == DataFailureKind.Failed);
            _environment.Error.WriteLine($"smartmoney: the dataset is incomplete: {Quantity.Of(lacking, "response was", "responses were")} unavailable; run the same command again to fetch only what is missing");
            return ExitCode.Failed;
        }

        return strict && !report.Validation.Passed ? ExitCode.ValidationFailed : ExitCode.Done;
    }

    private static async Task WriteStartAsync(TextWriter output, RunParameters run, SourceSelection source, string cost)
    {
        var dates = run.Dates;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"Smart Money dataset '{run.Universe}': {Quantity.Of(run.Symbols.Length, "symbol")} × {Quantity.Of(dates.Length, "date")} ({dates[0]:yyyy-MM-dd} to {dates[^1]:yyyy-MM-dd}), run {run.RunId}"));
        await output.WriteLineAsync($"Source: {source.Description}");
        await output.WriteLineAsync(cost);
    }

    private async Task WriteReplacedAsync(bool isJson, string? replaced)
    {
        if (replaced is not null)
        {
            await (isJson ? _environment.Error : _environment.Notices).WriteLineAsync(replaced);
        }
    }

    private static async Task WriteResumeAsync(TextWriter output, RunParameters run, Journal journal)
    {
        if (journal.Recovered > 0)
        {
            await output.WriteLineAsync($"Resuming run {run.RunId}: {Quantity.Of(journal.Recovered, "activity is", "activities are")} already complete");
        }

        if (journal.Damaged > 0)
        {
            await output.WriteLineAsync($"⚠️  {Quantity.Of(journal.Damaged, "line of the journal is", "lines of the journal are")} damaged; the recorded work is repeated");
        }
    }
}
