using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using SmartMoney.Core.Filings;
using SmartMoney.Testing.Azurite;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

/// <summary>Runs that share a universe on one storage.</summary>
public sealed class RunPairTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private const int Pairs = 4;
    private const string Csv = "training/smart-money-flow/smart-money-flow-custom.csv";

    [Fact]
    public async Task Pairs_that_are_started_together_all_complete_with_datasets_of_their_own_and_true_tags()
    {
        var ended = new List<RunReport>();
        for (var pair = 1; pair <= Pairs; pair++)
        {
            string[] symbols = ["TSLA", "NVDA"];
            var threshold = pair;
            var ids = await Task.WhenAll(symbols.Select(symbol => StartAsync(OrderOf(symbol, threshold))));
            await Task.WhenAll(ids.Select(id => Host.FinishAsync(id, Cancellation)));

            foreach (var (id, symbol) in ids.Zip(symbols))
            {
                Assert.Equal("completed", (await JsonAsync(await GetAsync($"/api/runs/{id}"))).GetProperty("status").GetString());
                ended.Add(await ExpectOwnDatasetAsync(id, symbol));
            }
        }

        Assert.All(ended, run => Assert.Equal(run.Dataset.Sha256, ended.Single(other => other.RunId == run.RunId).Dataset.Sha256));
        var newest = ended.MaxBy(run => (run.EndedAt, run.RunId))!;
        Assert.Equal(newest.Dataset.Sha256, Hash(await Host.ReadAsync(Csv, Cancellation)));
        Assert.Equal(
            await Host.ReadAsync(RunStore.Report(newest.RunId), Cancellation),
            await Host.ReadAsync(newest.Parameters.Paths.Report, Cancellation));
    }

    [Fact]
    public async Task A_run_of_the_version_before_is_shown_and_served_from_the_file_of_its_universe()
    {
        var id = await FinishAsync(OrderOf("TSLA", 1));
        foreach (var file in await Host.Storage.Objects.ListAsync("runs/", Cancellation).Select(file => file.Path).ToListAsync(Cancellation))
        {
            await Host.Storage.Objects.DeleteAsync(file, Cancellation);
        }

        Assert.Equal(HttpStatusCode.OK, (await PostAsync("/api/runs", OrderOf("TSLA", 1))).StatusCode);
        await ExpectOwnDatasetAsync(id, "TSLA");

        await FinishAsync(OrderOf("NVDA", 1));
        await ProblemAsync(await GetAsync($"/api/runs/{id}/dataset"), HttpStatusCode.Gone);
        await ProblemAsync(await GetAsync($"/api/runs/{id}/report"), HttpStatusCode.Gone);
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/api/runs", OrderOf("TSLA", 1))).StatusCode);
    }

    private static string OrderOf(string symbol, int threshold) => string.Create(
        CultureInfo.InvariantCulture, $$"""{"symbols": ["{{symbol}}"], "source": "recorded", "from": "2024-01-01", "threshold": {{threshold / 100m}}}""");

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private async Task<RunReport> ExpectOwnDatasetAsync(string id, string symbol)
    {
        var answer = await GetAsync($"/api/runs/{id}/dataset");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var csv = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        var rows = Encoding.UTF8.GetString(csv).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList();
        var record = (await Host.Storage.Runs.FindAsync(id, Cancellation))!;
        var report = (await new RunFiles(Host.Storage.Runs, Host.Storage.Objects).ReportAsync(record, Cancellation))!;
        Assert.Equal(12, rows.Count);
        Assert.All(rows, row => Assert.StartsWith(symbol + ",", row, StringComparison.Ordinal));
        Assert.Equal($"\"{Hash(csv)}\"", answer.Headers.ETag!.Tag);
        Assert.Equal((id, Hash(csv)), (report.RunId, report.Dataset.Sha256));
        return report;
    }
}

public sealed class RetentionTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["Retention:Runs"] = "2" };

    [Fact]
    public async Task The_files_of_the_oldest_run_of_a_universe_are_removed_and_the_run_is_started_again_on_request()
    {
        var ids = new List<string>();
        foreach (var symbol in new[] { "TSLA", "NVDA", "AAPL" })
        {
            ids.Add(await FinishAsync(OrderOf(symbol)));
        }

        await ProblemAsync(await GetAsync($"/api/runs/{ids[0]}/dataset"), HttpStatusCode.Gone);
        Assert.Empty(await Host.Storage.Objects.ListAsync($"runs/{ids[0]}/", Cancellation).ToListAsync(Cancellation));
        Assert.Equal("completed", (await JsonAsync(await GetAsync($"/api/runs/{ids[0]}"))).GetProperty("status").GetString());
        Assert.All(
            await Task.WhenAll(ids.Skip(1).Select(id => GetAsync($"/api/runs/{id}/dataset"))),
            answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));

        await FinishAsync(OrderOf("TSLA"));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync($"/api/runs/{ids[0]}/dataset")).StatusCode);
        Assert.DoesNotContain("PruningFailed", Host.Log.Events);

        static string OrderOf(string symbol) => $$"""{"symbols": ["{{symbol}}"], "source": "recorded", "from": "2024-07-01"}""";
    }
}
