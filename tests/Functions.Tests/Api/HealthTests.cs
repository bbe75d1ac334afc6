using System.Net;
using SmartMoney.Functions.Tests.Hosting;
using Xunit;

namespace SmartMoney.Functions.Tests.Api;

public sealed class HealthTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    [Fact]
    public async Task Says_that_all_is_well_to_anybody()
    {
        var answer = await SendAsync(HttpMethod.Get, "/api/health", isAnonymous: true);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("""{"storage":true,"key":true}""", await answer.Content.ReadAsStringAsync(Cancellation));
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
    public async Task A_run_says_so_too_and_sends_nothing_to_the_source()
    {
        var id = await FinishAsync("""{"symbols": ["TSLA"]}""");

        var run = await JsonAsync(await GetAsync($"/api/runs/{id}"));
        Assert.Equal("failed", run.GetProperty("status").GetString());
        Assert.Equal("there is no key for fmp.invalid: set FMP_API_KEY and start again", run.GetProperty("error").GetString());
        Assert.Empty(Host.Fmp.Requests);
    }
}

public sealed class UnreachableStorageTests(AzuriteFixture azurite) : ApiTest(azurite)
{
    private protected override string Account =>
        "DefaultEndpointsProtocol=http;AccountName=nobody;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:9/nobody;TableEndpoint=http://127.0.0.1:9/nobody;";

    [Fact]
    public async Task Says_that_storage_does_not_answer_and_nothing_else()
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
