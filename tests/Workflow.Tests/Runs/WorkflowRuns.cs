using SmartMoney.Core.Datasets;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Workflow.Tests.Runs;

/// <summary>Runs in process over a folder that is gone afterwards.</summary>
internal static class WorkflowRuns
{
    public static RunParameters Parameters(Panel? panel = null, params string[] symbols) => new(
        "custom",
        [.. symbols],
        new DateOnly(2023, 6, 1),
        new DateOnly(2023, 6, 30),
        15,
        14,
        0.05,
        "known",
        panel ?? Panel.Default);

    /// <summary>Does all activities of a run of one provider.</summary>
    public static Task<(List<DatasetRow> Rows, RunReport Report)> DoAsync(FactProvider provider, RunParameters run, CancellationToken cancellationToken) =>
        DoAsync(new FeedCatalog([provider]), run, cancellationToken);

    /// <summary>Does all activities of a run, one after the other, and reads the file and, where asked for, the shards.</summary>
    public static async Task<(List<DatasetRow> Rows, RunReport Report)> DoAsync(
        FeedCatalog feeds, RunParameters run, CancellationToken cancellationToken, ICollection<ShardLine>? shards = null)
    {
        var folder = Directory.CreateTempSubdirectory("smart-money-").FullName;
        try
        {
            var storage = SmartMoneyStorage.InDirectory(folder);
            var resources = new RunResources(feeds, storage.Entries, storage.Objects, new Silence(), TimeProvider.System);
            var task = await new ResolveUniverse(resources).RunAsync(run, cancellationToken);
            var tallies = new List<RunTally>();
            foreach (var member in run.Panel.HedgeFunds.Select(fund => fund.Cik).Concat(run.Panel.Etfs))
            {
                tallies.Add(await new WarmPanelMember(resources).RunAsync(new RunTask(task.RunId, member), cancellationToken));
            }

            await new CompilePanels(resources).RunAsync(task, cancellationToken);
            foreach (var symbol in run.Symbols)
            {
                tallies.Add(await new BuildSymbol(resources).RunAsync(new RunTask(task.RunId, symbol), cancellationToken));
            }

            foreach (var symbol in shards is null ? [] : run.Symbols)
            {
                await using var shard = await storage.Objects.OpenReadAsync(RunStore.Shard(task.RunId, symbol), cancellationToken);
                ShardCsv.Read(shard!).ToList().ForEach(shards!.Add);
            }

            var dataset = await new AssembleDataset(resources).RunAsync(task, cancellationToken);
            var report = await new ValidateAndReport(resources).RunAsync(
                new ReportTask(task.RunId, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, RunTally.Sum(tallies), dataset), cancellationToken);
            await using var file = await storage.Objects.OpenReadAsync(RunStore.Dataset(task.RunId, dataset.Sha256), cancellationToken);
            return ([.. DatasetCsv.Read(file!)], report);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public sealed class Silence : IRunObserver
    {
        public void OnCall(string endpoint, CallOutcome outcome)
        {
        }

        public void OnCache(CacheEvent cacheEvent, EntryKey key, long bytes)
        {
        }

        public void OnSample(string symbol, DateOnly sampleDate)
        {
        }

        public void OnFailure(DataFailure failure)
        {
        }
    }
}
