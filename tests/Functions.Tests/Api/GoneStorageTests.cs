using System.Net;
using System.Net.Http.Json;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Time.Testing;
using SmartMoney.Azure;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

/// <summary>A storage account that takes requests and does not answer them.</summary>
public sealed class GoneStorageTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/api/runs")]
    [InlineData("/api/runs/{0}")]
    [InlineData("/api/runs/{0}/dataset")]
    [InlineData("/api/runs/{0}/context")]
    [InlineData("/api/runs/{0}/report")]
    [InlineData("/api/cache")]
    [InlineData("/api/health")]
    public async Task Reads_say_so_within_five_seconds(string path)
    {
        var gate = new Gate();
        var blobs = new BlobClientOptions();
        blobs.AddPolicy(gate, HttpPipelinePosition.PerCall);
        var tables = new TableClientOptions();
        tables.AddPolicy(gate, HttpPipelinePosition.PerCall);
        var connection = azurite.NewAccount();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var storage = new StorageAccount(new BlobServiceClient(connection, blobs), new TableServiceClient(connection, tables));
        await using var host = await CloudHost.OpenAsync(connection, time: time, storage: storage);
        await using var server = await host.ServeAsync();
        using var order = new StringContent("""{"universe": "test", "source": "recorded"}""", Encoding.UTF8, "application/json");
        var started = await server.Client.PostAsync(new Uri("/api/runs", UriKind.Relative), order, Cancellation);
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        gate.IsShut = true;

        var answering = server.Client.GetAsync(new Uri(path.Replace("{0}", host.SampleRun().RunId, StringComparison.Ordinal), UriKind.Relative), Cancellation);
        await gate.Reached.WaitAsync(Cancellation);
        Assert.False(answering.IsCompleted);
        time.Advance(Promised);
        var answer = await answering;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        if (path != "/api/health")
        {
            var problem = await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>(Cancellation);
            Assert.Equal("Storage is unavailable", problem!["title"].ToString());
            Assert.Contains("StorageFailed", host.Log.Events);
        }
    }

    private sealed class Gate : HttpPipelinePolicy
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool IsShut { get; set; }

        public Task Reached => _reached.Task;

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            if (IsShut)
            {
                _reached.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, message.CancellationToken);
            }

            await ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
