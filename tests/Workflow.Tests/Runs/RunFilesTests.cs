using System.Text.Json;
using SmartMoney.Core.Files;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Sources.Storage;
using SmartMoney.Testing;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Tests.Loading;
using Xunit;

namespace SmartMoney.Workflow.Tests.Runs;

/// <summary>Runs of one universe on one storage: each keeps its own files, and the file of the universe is that of the newest.</summary>
public sealed class RunFilesTests : IDisposable
{
    private const string Csv = "training/smart-money-flow/smart-money-flow-custom.csv";
    private const string Json = "training/smart-money-flow/smart-money-flow-custom.report.json";

    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();
    private readonly SmartMoneyStorage _storage;
    private readonly RunFiles _files;

    public RunFilesTests()
    {
        _storage = SmartMoneyStorage.InDirectory(_folder.At("data"));
        _files = new RunFiles(_storage.Runs, _storage.Objects);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_file_of_the_universe_is_that_of_the_run_that_ended_last_whichever_publishes_last(bool isOlderLast)
    {
        var resources = Resources(_storage.Objects);
        var older = await EndAsync(resources, Run(0.01), Noon);
        var newer = await EndAsync(resources, Run(-0.5), Noon.AddSeconds(1));

        foreach (var run in isOlderLast ? new[] { newer, older } : [older, newer])
        {
            await PublishAsync(resources, run.RunId);
        }

        await ExpectPublishedAsync(newer);
    }

    [Theory]
    [InlineData(Csv)]
    [InlineData(Json)]
    public async Task Runs_that_publish_between_each_others_writes_leave_the_files_of_the_newest(string before)
    {
        var store = new HookedStore(_storage.Objects);
        var older = await EndAsync(Resources(store), Run(0.01), Noon);
        RunReport? newer = null;
        store.BeforeWrite = async path =>
        {
            if (path == before)
            {
                store.BeforeWrite = _ => Task.CompletedTask;
                var other = Resources(_storage.Objects);
                newer = await EndAsync(other, Run(-0.5), Noon.AddSeconds(1));
                await PublishAsync(other, newer.RunId);
            }
        };

        await PublishAsync(Resources(store), older.RunId);

        await ExpectPublishedAsync(newer!);
    }

    [Fact]
    public async Task A_late_run_takes_nothing_from_a_newer_one_whose_own_files_were_removed()
    {
        var resources = Resources(_storage.Objects);
        var older = await EndAsync(resources, Run(0.01), Noon);
        var newer = await EndAsync(resources, Run(-0.5), Noon.AddSeconds(1));
        await PublishAsync(resources, newer.RunId);
        await _storage.Runs.SaveAsync(Record(newer.Parameters) with { State = RunState.Completed }, Cancellation);
        await _files.PruneAsync("custom", older.RunId, 1, Cancellation);

        await PublishAsync(resources, older.RunId);

        Assert.Null(await _files.OpenDatasetAsync(Record(older.Parameters) with { RunId = "none" }, Cancellation));
        Assert.Equal(newer.RunId, (await _files.FindPublishedAsync(Csv, Cancellation))!.RunId);
    }

    [Fact]
    public async Task A_run_that_is_made_again_replaces_its_files_and_who_is_reading_gets_the_bytes_of_the_report()
    {
        var store = new HookedStore(_storage.Objects);
        var first = await EndAsync(Resources(_storage.Objects), Run(0.01), Noon);
        RunReport? second = null;
        store.BeforeOpen = async path =>
        {
            if (path == RunStore.Dataset(first.RunId, first.Dataset.Sha256))
            {
                store.BeforeOpen = _ => Task.CompletedTask;
                second = await EndAsync(Resources(_storage.Objects, price: 300), Run(0.01), Noon.AddHours(1));
            }
        };

        await using var dataset = await new RunFiles(_storage.Runs, store).OpenDatasetAsync(Record(first.Parameters), Cancellation);

        Assert.NotEqual(first.Dataset.Sha256, second!.Dataset.Sha256);
        Assert.Equal(second.Dataset.Sha256, dataset!.Report.Dataset.Sha256);
        Assert.Equal(second.Dataset.Sha256, await HashAsync(dataset.Content));
        Assert.Equal(
            [RunStore.Dataset(first.RunId, second.Dataset.Sha256)],
            await _storage.Objects.ListAsync($"runs/{first.RunId}/datasets/", Cancellation).Select(file => file.Path).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_report_delivered_twice_is_the_same_report()
    {
        var resources = Resources(_storage.Objects);
        var report = await EndAsync(resources, Run(0.01), Noon);
        var path = RunStore.Report(report.RunId);
        var before = (await _storage.Objects.ReadAsync(path, Cancellation))!.Value.ToArray();

        await new ValidateAndReport(resources).RunAsync(new ReportTask(report.RunId, report.StartedAt, report.EndedAt, report.Tally, report.Dataset), Cancellation);

        Assert.Equal(before, (await _storage.Objects.ReadAsync(path, Cancellation))!.Value.ToArray());
    }

    [Fact]
    public async Task A_run_of_a_version_that_kept_no_files_of_its_own_has_those_of_the_universe_while_they_are_its_own()
    {
        var report = await EndAsync(Resources(_storage.Objects), Run(0.01), Noon);
        await PublishAsync(Resources(_storage.Objects), report.RunId);
        Directory.Delete(_folder.At("data/runs"), recursive: true);
        var record = Record(report.Parameters);

        await using (var dataset = await _files.OpenDatasetAsync(record, Cancellation))
        {
            Assert.Equal(report.Dataset.Sha256, await HashAsync(dataset!.Content));
        }

        Assert.Equal(report.RunId, (await _files.ReportAsync(record, Cancellation))!.RunId);
        Assert.Null(await _files.ReportAsync(record with { RunId = "0123456789abcdef" }, Cancellation));
        Assert.Null(await _files.OpenDatasetAsync(record with { RunId = "0123456789abcdef" }, Cancellation));

        await _storage.Objects.WriteAsync(Csv, stream => stream.WriteAsync("other"u8.ToArray(), Cancellation).AsTask(), Cancellation);
        Assert.Null(await _files.OpenDatasetAsync(record, Cancellation));

        // The next run of the universe takes the place of it.
        var next = await EndAsync(Resources(_storage.Objects), Run(-0.5), Noon.AddDays(1));
        await PublishAsync(Resources(_storage.Objects), next.RunId);
        await ExpectPublishedAsync(next);
    }

    [Fact]
    public async Task Files_of_the_last_runs_are_kept_with_those_of_the_run_that_has_ended_and_of_running_ones()
    {
        var resources = Resources(_storage.Objects);
        RunState[] states = [RunState.Running, RunState.Failed, RunState.Completed, RunState.Stopped, RunState.Completed, RunState.Completed];
        var runs = new List<RunReport>();
        foreach (var (state, age) in states.Select((state, age) => (state, age)))
        {
            var report = await EndAsync(resources, Run((age + 1) / 100.0), Noon.AddHours(age));
            await _storage.Runs.SaveAsync(Record(report.Parameters) with { State = state, UpdatedAt = Noon.AddHours(age) }, Cancellation);
            runs.Add(report);
        }

        var other = Run(0.5) with { Universe = "test" };
        await EndAsync(resources, other, Noon);
        await _storage.Runs.SaveAsync(Record(other) with { State = RunState.Completed, UpdatedAt = Noon }, Cancellation);

        // The third run has ended once more; beside it the two that were heard of last are kept.
        await _files.PruneAsync("custom", runs[2].RunId, 3, Cancellation);

        var kept = new List<int>();
        foreach (var (run, number) in runs.Select((run, number) => (run, number)))
        {
            var files = await _storage.Objects.ListAsync($"runs/{run.RunId}/", Cancellation).Select(file => file.Path).ToListAsync(Cancellation);
            Assert.Contains($"runs/{run.RunId}/run.json", files);
            if (files.Count > 1)
            {
                kept.Add(number);
            }
        }

        Assert.Equal([0, 2, 4, 5], kept);
        await using var dataset = await _files.OpenDatasetAsync(Record(other), Cancellation);
        Assert.NotNull(dataset);
        Assert.Equal(7, (await _storage.Runs.ListAsync(Cancellation)).Count);
        Assert.Equal(4, await _storage.Objects.ListAsync(RunStore.Ended("custom", ""), Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public void The_report_states_what_is_counted() =>
        Assert.Contains(RunReport.Limits, limit => limit.StartsWith("Calls are counted when an activity completes", StringComparison.Ordinal));

    private static RunParameters Run(double threshold) => WorkflowRuns.Parameters(new Panel([], []), Known.Symbol) with { Threshold = threshold };

    private static RunRecord Record(RunParameters run) => RunRecord.Starting(run, RunHost.Command, Noon);

    private static async Task<string> HashAsync(Stream content) =>
        Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(content, Cancellation));

    /// <summary>What activities share, with a cache of their own.</summary>
    private RunResources Resources(IObjectStore store, decimal? price = null)
    {
        var known = new Known();
        if (price is { } close)
        {
            known = known.Close("2023-06-15", close);
        }

        var cache = SmartMoneyStorage.InDirectory(_folder.At($"cache-{price}"));
        return new RunResources(new FeedCatalog([new KnownSource(known)]), cache.Entries, store, new WorkflowRuns.Silence(), TimeProvider.System);
    }

    private static async Task<RunReport> EndAsync(RunResources resources, RunParameters run, DateTimeOffset endedAt)
    {
        var task = await new ResolveUniverse(resources).RunAsync(run, Cancellation);
        await new CompilePanels(resources).RunAsync(task, Cancellation);
        var tally = await new BuildSymbol(resources).RunAsync(new RunTask(task.RunId, Known.Symbol), Cancellation);
        var dataset = await new AssembleDataset(resources).RunAsync(task, Cancellation);
        return await new ValidateAndReport(resources).RunAsync(new ReportTask(task.RunId, endedAt.AddMinutes(-1), endedAt, tally, dataset), Cancellation);
    }

    private static Task<RunTask> PublishAsync(RunResources resources, string runId) =>
        new PublishDataset(resources).RunAsync(new RunTask(runId), Cancellation);

    private async Task ExpectPublishedAsync(RunReport expected)
    {
        var report = JsonSerializer.Deserialize((await _storage.Objects.ReadAsync(Json, Cancellation))!.Value.Span, RunJson.Default.RunReport)!;
        Assert.Equal((expected.RunId, expected.Dataset.Sha256), (report.RunId, report.Dataset.Sha256));
        Assert.Equal(
            (await _storage.Objects.ReadAsync(RunStore.Report(expected.RunId), Cancellation))!.Value.ToArray(),
            (await _storage.Objects.ReadAsync(Json, Cancellation))!.Value.ToArray());
        Assert.Equal(expected.Dataset.Sha256, ContentHash.Of((await _storage.Objects.ReadAsync(Csv, Cancellation))!.Value.Span));
    }
}
