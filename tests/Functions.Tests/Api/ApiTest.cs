using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Functions.Tests.Hosting;
using SmartMoney.Functions.Tests.Http;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

/// <summary>Calls the API of a host of its own, and holds every answer against the description.</summary>
public abstract class ApiTest(AzuriteFixture azurite) : IAsyncLifetime
{
    private protected const string Order = """{"universe": "test", "source": "recorded"}""";

    private FunctionServer? _server;

    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected CloudHost Host { get; private set; } = null!;

    private protected virtual IReadOnlyDictionary<string, string?>? Settings => null;

    private protected virtual TimeProvider? Time => null;

    private protected virtual TaskHubOptions Options { get; } = new() { MaxConcurrentActivities = 6 };

    public async ValueTask InitializeAsync()
    {
        Host = await CloudHost.OpenAsync(azurite.NewAccount(), Options, Settings, Time);
        _server = await Host.ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<HttpResponseMessage> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    private protected Task<HttpResponseMessage> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    private protected Task<HttpResponseMessage> PostAsync(string path, string body, string type = "application/json") =>
        SendAsync(HttpMethod.Post, path, request => request.Content = new StringContent(body, Encoding.UTF8, type));

    private protected async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, Action<HttpRequestMessage>? configure = null, bool isAnonymous = false)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        configure?.Invoke(request);
        var answer = await (isAnonymous ? _server!.Anonymous : _server!.Client).SendAsync(request, Cancellation);
        var status = (int)answer.StatusCode;
        Assert.Contains(status.ToString(CultureInfo.InvariantCulture), ApiDescription.StatusesOf(method.Method.ToLowerInvariant(), path.Split('?')[0]));
        if (status >= 400 && status != 401 && path != "/api/health")
        {
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(status, (await JsonAsync(answer)).GetProperty("status").GetInt32());
        }

        return answer;
    }

    private protected static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(Cancellation)).RootElement;

    private protected static async Task<JsonElement> ProblemAsync(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return await JsonAsync(answer);
    }

    private protected async Task<string> StartAsync(string order = Order)
    {
        var answer = await PostAsync("/api/runs", order);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await JsonAsync(answer)).GetProperty("id").GetString()!;
    }

    private protected async Task<string> FinishAsync(string order = Order)
    {
        var id = await StartAsync(order);
        await Host.FinishAsync(id, Cancellation);
        return id;
    }
}
