using System.CommandLine;
using System.Globalization;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Cli.Output.Json;
using SmartMoney.Core.Formatting;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Commands;

/// <summary><c>runs</c> and <c>status RUN</c>.</summary>
internal static class RunsCommand
{
    private const string Interrupted = "Interrupted";

    public static Command CreateList(CliEnvironment environment)
    {
        var storage = StorageOption.Create();
        var json = JsonOption.Create();
        var command = new Command("runs", "Lists the runs, newest first.") { storage, json };
        command.SetAction(async (parsed, token) =>
        {
            var kept = StorageOption.OpenToRead(parsed.GetValue(storage), environment.Configuration);
            var runs = await kept.Kept.Runs.ListAsync(token);
            var isJson = parsed.GetValue(json);
            if (isJson)
            {
                ResultJson.Write(environment.Out, [.. runs.Select(run => RunSummaryResult.Of(run, State(run, kept)))], ResultJson.Default.IReadOnlyListRunSummaryResult);
            }

            foreach (var run in isJson ? [] : runs)
            {
                await environment.Out.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{run.RunId}  {State(run, kept),-11}  {run.StartedAt:yyyy-MM-dd HH:mm}  {run.Universe,-7}  {Quantity.Of(run.Symbols, "symbol"),13}  {run.From:yyyy-MM-dd} to {run.To:yyyy-MM-dd}  {Quantity.Of(run.Progress.Rows, "row")}"));
            }

            var damaged = await DamagedRecords.FindAsync(kept, runs, token);
            foreach (var id in damaged)
            {
                await environment.Error.WriteLineAsync($"⚠️  {DamagedRecords.Describe(id, kept)}");
            }

            if (!isJson && runs.Count == 0 && damaged.Count == 0)
            {
                await environment.Out.WriteLineAsync(kept.Absence ?? $"No runs in {kept.Place}");
            }

            return ExitCode.Done;
        });
        return command;
    }

    public static Command CreateStatus(CliEnvironment environment)
    {
        var storage = StorageOption.Create();
        var id = new Argument<string>("RUN") { Description = "A run id, or a prefix of it." };
        var json = JsonOption.Create();
        var command = new Command("status", "Shows the status of a run.") { id, storage, json };
        command.SetAction(async (parsed, token) =>
        {
            var kept = StorageOption.OpenToRead(parsed.GetValue(storage), environment.Configuration);
            var wanted = parsed.GetRequiredValue(id);
            var runs = await kept.Kept.Runs.ListAsync(token);
            var found = runs.Where(run => run.RunId.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 0 && (await DamagedRecords.FindAsync(kept, runs, token)).FirstOrDefault(id => id.StartsWith(wanted, StringComparison.OrdinalIgnoreCase)) is { } damaged)
            {
                throw new CommandFailedException(DamagedRecords.Describe(damaged, kept));
            }

            if (found.Count != 1)
            {
                throw new BadArgumentsException(found.Count == 0 ? $"no run {wanted} in {kept.Place}{(kept.Absence is null ? "" : ": the folder does not exist")}" : $"{found.Count} run ids begin with {wanted}");
            }

            var state = State(found[0], kept);
            if (parsed.GetValue(json))
            {
                ResultJson.Write(environment.Out, RunStatusResult.Of(found[0], state), ResultJson.Default.RunStatusResult);
            }
            else
            {
                Write(environment, found[0], state);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static string State(RunRecord run, CliStorage kept) =>
        run.State == RunState.Running && Journal.Exists(kept.JournalOf(run.RunId)) && !Journal.IsOpen(kept.JournalOf(run.RunId)) ? Interrupted : run.State.ToString();

    private static void Write(CliEnvironment environment, RunRecord run, string state)
    {
        var output = environment.Out;
        output.WriteLine($"Run {run.RunId} ({run.Universe}): {state}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {Quantity.Of(run.Symbols, "symbol")}, {run.From:yyyy-MM-dd} to {run.To:yyyy-MM-dd}, from {run.Source}"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  started {run.StartedAt:yyyy-MM-dd HH:mm:ss} UTC, last updated {run.UpdatedAt:yyyy-MM-dd HH:mm:ss} UTC"));
        output.WriteLine($"  phase {run.Progress.Phase.Name()}: {Quantity.Number(run.SamplesDone)} of {Quantity.Of(run.SamplesTotal, "sample date")}, {Quantity.Of(run.Calls, "call")}");
        WriteRate(output, run, state);
        if (state == nameof(RunState.Running) && run is { CallsPlanned: > 0, Progress.Phase: RunPhase.Panels })
        {
            output.WriteLine($"  {new CallProgress(run.Calls, run.CallsPlanned, run.WaitSeconds is { } wait ? TimeSpan.FromSeconds(wait) : null)}");
        }

        if (run.WaitsFor is { } cause && state == nameof(RunState.Running))
        {
            output.WriteLine($"  waiting for {cause}");
        }

        if (run.Error is { } error)
        {
            output.WriteLine($"  {error}");
        }

        output.WriteLine($"  {Quantity.Of(run.FailureCount, "failure")}");
        foreach (var failure in run.Failures)
        {
            output.WriteLine($"  ❌ {failure}");
        }

        output.WriteLine(state is Interrupted or nameof(RunState.Stopped) or nameof(RunState.Incomplete) or nameof(RunState.Failed)
            ? "  run the same generate command again to resume"
            : $"  dataset: {run.Output ?? run.DatasetPath}");
    }

    private static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(seconds);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours:00}:{time:mm\\:ss}");
    }

    private static void WriteRate(TextWriter output, RunRecord run, string state)
    {
        var seconds = (run.UpdatedAt - run.StartedAt).TotalSeconds;
        var done = run.SamplesDone - run.SamplesDoneBefore;
        if (seconds <= 0 || done <= 0)
        {
            return;
        }

        var rate = done / seconds;
        var left = state == nameof(RunState.Running)
            ? string.Create(CultureInfo.InvariantCulture, $", about {Duration((run.SamplesTotal - run.SamplesDone) / rate)} left")
            : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {rate:0.0} sample dates a second{left}"));
    }
}
