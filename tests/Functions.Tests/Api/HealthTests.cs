using System.Net;
using SmartMoney.Core.Filings;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class HealthTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Fact]
    public async Task Reports_health_without_a_function_key()
    {
        var answer = await SendAsync(HttpMethod.Get, "/api/health", isAnonymous: true);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"storage":true,"key":true}""", await answer.Content.ReadAsStringAsync(Cancellation));
    }
}

public sealed class NamelessSecTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Fact]
    public async Task No_run_is_started_that_needs_a_name_for_the_SEC()
    {
        var problem = await ProblemAsync(await PostAsync("/api/runs", """{"symbols": ["TSLA"], "insiders": "sec"}"""), HttpStatusCode.ServiceUnavailable);

        Assert.Contains("SEC_USER_AGENT is not set", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Host.Storage.Runs.ListAsync(Cancellation));
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/api/runs", """{"universe": "test", "source": "recorded", "insiders": "sec"}""")).StatusCode);
    }
}

public sealed class KeylessHealthTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?> { ["FMP_API_KEY"] = " " };

    [Fact]
    public async Task Says_that_the_key_is_missing()
    {
        var answer = await SendAsync(HttpMethod.Get, "/api/health", isAnonymous: true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("""{"storage":true,"key":false}""", await answer.Content.ReadAsStringAsync(Cancellation));
    }
}

public sealed class UnresolvedKeyTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["FMP_API_KEY"] = "@Microsoft.KeyVault(SecretUri=https://a-vault.vault.azure.net/secrets/FmpApiKey)",
    };

    [Fact]
    public async Task Says_that_the_key_is_missing()
    {
        var answer = await SendAsync(HttpMethod.Get, "/api/health", isAnonymous: true);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("""{"storage":true,"key":false}""", await answer.Content.ReadAsStringAsync(Cancellation));
    }

    [Fact]
    public async Task No_run_is_started_that_needs_it()
    {
        var problem = await ProblemAsync(await PostAsync("/api/runs", """{"symbols": ["TSLA"]}"""), HttpStatusCode.ServiceUnavailable);

        Assert.Contains("FMP_API_KEY", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Empty(await Host.Storage.Runs.ListAsync(Cancellation));
        Assert.Empty(await Host.Hub.InstancesAsync(Cancellation));
        Assert.Equal(HttpStatusCode.Accepted, (await PostAsync("/api/runs", Order)).StatusCode);
    }
}

public sealed class UnreachableStorageTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>
    {
        ["Storage"] = "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:9/nobody;TableEndpoint=http://127.0.0.1:9/nobody;",
    };

    [Fact]
    public async Task Reports_unavailable_storage_without_details()
    {
        var health = await SendAsync(HttpMethod.Get, "/api/health", isAnonymous: true);
        var cache = await GetAsync("/api/cache");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("""{"storage":false,"key":true}""", await health.Content.ReadAsStringAsync(Cancellation));
        var problem = await ProblemAsync(cache, HttpStatusCode.ServiceUnavailable);
        Assert.DoesNotContain("127.0.0.1", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", problem.ToString(), StringComparison.Ordinal);
    }
}
