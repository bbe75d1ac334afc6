using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using SmartMoney.Azure;
using SmartMoney.Azure.Budget;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Settings;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Workflow;

/// <summary>Counts what a run costs, so that the figures in docs/operations.md stay true.</summary>
public sealed class CostTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_symbol_costs_what_the_operations_guide_states()
    {
        var (one, three) = (await MeasureAsync(["TSLA"]), await MeasureAsync(["TSLA", "NVDA", "AAPL"]));

        var (cold, cached) = ((three.Cold - one.Cold) / 2, (three.Cached - one.Cached) / 2);
        var (engine, engineAlone) = ((three.Engine - one.Engine) / 2, one.Engine - ((three.Engine - one.Engine) / 2));
        TestContext.Current.SendDiagnosticMessage(
            "one symbol more, nothing cached: {0}, engine {1}; all cached: {2}; without symbols: {3}, engine {4}; {5}", cold, engine, cached, one.Cold - cold, engineAlone, three.Sizes);
        Near(new Cost(BlobReads: 59, BlobWrites: 80, TableReads: 1, TableWrites: 35, Calls: 43, Activities: 1), cold, 3);
        Near(new Cost(BlobReads: 37, BlobWrites: 2, TableReads: 1, TableWrites: 0, Calls: 0, Activities: 1), cached, 3);
        Near(new Cost(BlobReads: 590, BlobWrites: 594, TableReads: 32, TableWrites: 475, Calls: 463, Activities: 37), one.Cold - cold, 15);
        Assert.All([one, three], run => Assert.InRange(run.Budget, 1, run.Cold.Calls / 2));
    }

    private static void Near(Cost expected, Cost actual, int tolerance)
    {
        var difference = expected - actual;
        int[] figures = [difference.BlobReads, difference.BlobWrites, difference.TableReads, difference.TableWrites, difference.Calls, difference.Activities];
        Assert.True(figures.All(figure => Math.Abs(figure) <= tolerance), $"{actual} is not near {expected}");
    }

    /// <summary>The budget's operations are counted for both runs as one: how many they are is a matter of time, and the last ones come after the answers.</summary>
    private async Task<(Cost Cold, Cost Cached, int Engine, int Budget, string Sizes)> MeasureAsync(string[] symbols)
    {
        var connection = azurite.NewAccount();
        var count = new TransactionCount();
        var blobs = new BlobClientOptions();
        blobs.AddPolicy(count, HttpPipelinePosition.PerRetry);
        var tables = new TableClientOptions();
        tables.AddPolicy(count, HttpPipelinePosition.PerRetry);
        var account = new StorageAccount(new BlobServiceClient(connection, blobs), new TableServiceClient(connection, tables));
        await using var host = await CloudHost.OpenAsync(connection, storage: account, samples: Samples.Whole);
        var run = host.Run(new RunRequest { Symbols = symbols }, SourceCatalog.Live) with { Panel = host.SampleRun().Panel };

        await host.RunAsync(run, Cancellation);
        var cold = count.Take(host.Fmp.Requests.Count, host.Activities.Runs.Count, host.Hub.Calls.CountOf("GetInstance"));
        var engine = host.Process.Transactions;
        var lookups = host.Hub.Calls.CountOf("GetInstance");
        host.Fmp.Requests.Clear();
        await host.RunAsync(run, Cancellation);
        var cached = count.Take(host.Fmp.Requests.Count, host.Activities.Runs.Count - cold.Activities, host.Hub.Calls.CountOf("GetInstance") - lookups);

        var entries = await host.Storage.Entries.ListAsync(null, null, Cancellation).ToListAsync(Cancellation);
        var sizes = string.Join(", ", entries.GroupBy(entry => entry.Key.Type).OrderBy(type => type.Key)
            .Select(type => $"{type.Key.Name()} {type.Count()} × {type.Average(entry => entry.Bytes):0} B"));
        return (cold, cached, engine, count.Budget, sizes);
    }

    private sealed record Cost(int BlobReads, int BlobWrites, int TableReads, int TableWrites, int Calls, int Activities)
    {
        public static Cost operator -(Cost a, Cost b) => new(
            a.BlobReads - b.BlobReads,
            a.BlobWrites - b.BlobWrites,
            a.TableReads - b.TableReads,
            a.TableWrites - b.TableWrites,
            a.Calls - b.Calls,
            a.Activities - b.Activities);

        public static Cost operator /(Cost a, int by) => new(
            a.BlobReads / by, a.BlobWrites / by, a.TableReads / by, a.TableWrites / by, a.Calls / by, a.Activities / by);
    }

    /// <summary>Listing a container costs as much as a write.</summary>
    private sealed class TransactionCount : HttpPipelineSynchronousPolicy
    {
        private readonly ConcurrentDictionary<string, int> _counts = new();

        public int Budget => _counts.GetValueOrDefault(nameof(Budget));

        public override void OnSendingRequest(HttpMessage message)
        {
            var request = message.Request;
            var isBlob = request.Headers.TryGetValue("x-ms-client-request-id", out _) && !request.Headers.TryGetValue("DataServiceVersion", out _);
            var isRead = request.Method == RequestMethod.Get && !request.Uri.Query.Contains("comp=list", StringComparison.Ordinal);
            var kind = request.Uri.Path.Contains(BudgetTable.TableName, StringComparison.Ordinal)
                ? nameof(Budget)
                : (isBlob ? "Blob" : "Table") + (isRead ? "Reads" : "Writes");
            _counts.AddOrUpdate(kind, 1, (_, count) => count + 1);
        }

        /// <param name="calls">Requests of the source.</param>
        /// <param name="activities">Activities that were run.</param>
        /// <param name="lookups">Lookups of instances of the durable engine.</param>
        public Cost Take(int calls, int activities, int lookups)
        {
            int Of(string kind) => _counts.TryRemove(kind, out var count) ? count : 0;
            return new Cost(Of("BlobReads"), Of("BlobWrites"), Of("TableReads") + lookups, Of("TableWrites"), calls, activities);
        }
    }
}
