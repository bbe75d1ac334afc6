using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Sources;
using SmartMoney.Sources.Caching;
using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A store without room ends the host's run with its first cause; with room again the run goes on where it was.</summary>
public sealed class FullStoreTests
{
    /// <summary>The run makes about 265 writes: entries and reports of the panels first, then shards, then the dataset.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(230)]
    [InlineData(250)]
    public async Task The_first_cause_is_reported_and_no_completed_work_is_lost(int writes)
    {
        using var terminal = new Terminal();
        var directory = new DirectoryStore(terminal.Storage);

        var failure = await Assert.ThrowsAsync<StorageException>(() => RunAsync(terminal, new FullStore(directory, writes)));
        var done = new RunFolder(terminal).Activities;
        var resumed = await terminal.RunAsync([.. Arguments.HalfYearRecorded(), "--parallel", "1"]);

        Assert.EndsWith(FullStore.ErrorMessage, failure.Message, StringComparison.Ordinal);
        Assert.Equal((0, ""), (resumed.ExitCode, resumed.Error));
        Assert.Equal(done.Count > 0, resumed.Out.Contains($": {done.Count} activit", StringComparison.Ordinal));
        var members = new RunFolder(terminal).Activities.Where(activity => activity.StartsWith("WarmPanelMember:", StringComparison.Ordinal)).ToList();
        Assert.Equal(members.Distinct().Count(), members.Count);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    private static async Task<RunReport> RunAsync(Terminal terminal, IObjectStore store)
    {
        var configuration = new ConfigurationBuilder().Build();
        var selection = SourceSelection.Of(new SourceOptions("recorded", null, null, null, null, false), isSampleRun: true, configuration);
        await using var services = selection.Open(TimeProvider.System);
        var request = new RunRequest { Symbols = ["AAPL", "NVDA", "TSLA"], From = new DateOnly(2024, 1, 1), To = new DateOnly(2024, 6, 30) };
        Assert.Empty(request.Resolve(selection.Choice, selection.Panel(null), out var run));
        using var journal = Journal.Open(terminal.At($"runs/{run!.RunId}/journal"), fresh: false);
        var display = new RunDisplay(TextWriter.Null, 18, verbose: false);
        var storage = new SmartMoneyStorage(store, new EntryStore(store, new ListedCacheIndex(store)), new ObjectRunRegistry(store));
        await using var activities = EmbeddedActivities.Open(services.GetRequiredService<FeedCatalog>(), storage, display, TimeProvider.System);
        var recorder = new RunRecorder(storage.Runs, run, display, null, TimeProvider.System);
        using var host = new EmbeddedHost(activities, journal, 1, display, TimeProvider.System, TestContext.Current.CancellationToken);
        return await recorder.RecordAsync(() => host.RunAsync(run), TestContext.Current.CancellationToken);
    }
}
