using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Functions.Tests.Configuration;

public sealed partial class HostJsonTests
{
    private static readonly JsonElement Host = Repository.ReadJson("host.json");

    private static JsonElement DurableTask => Host.GetProperty("extensions").GetProperty("durableTask");

    [Fact]
    public void Requests_and_exceptions_are_never_sampled()
    {
        var sampling = Host.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");

        Assert.Equal(["Exception", "Request"], sampling.GetProperty("excludedTypes").GetString()!.Split(';').Order());
    }

    [Fact]
    public void The_hub_has_a_name_that_storage_accepts() =>
        Assert.Matches(HubName(), DurableTask.GetProperty("hubName").GetString()!);

    [Fact]
    public void Orchestrators_are_replayed_and_never_kept_in_memory() =>
        Assert.False(DurableTask.GetProperty("extendedSessionsEnabled").GetBoolean());

    [Fact]
    public void A_message_waits_ten_seconds_at_most() =>
        Assert.InRange(
            TimeSpan.Parse(DurableTask.GetProperty("storageProvider").GetProperty("maxQueuePollingInterval").GetString()!, CultureInfo.InvariantCulture),
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(10));

    [Theory]
    [InlineData("controlQueueVisibilityTimeout")]
    [InlineData("workItemQueueVisibilityTimeout")]
    public void What_a_dead_instance_took_comes_back_after_a_minute(string setting) =>
        Assert.Equal("00:01:00", DurableTask.GetProperty("storageProvider").GetProperty(setting).GetString());

    [Fact]
    public void Requests_of_the_storage_clients_are_not_logged() =>
        Assert.Equal("Warning", Host.GetProperty("logging").GetProperty("logLevel").GetProperty("Azure.Core").GetString());

    [Fact]
    public void Traces_are_distributed_by_the_second_version() =>
        Assert.Equal(
            (true, "V2"),
            (DurableTask.GetProperty("tracing").GetProperty("distributedTracingEnabled").GetBoolean(), DurableTask.GetProperty("tracing").GetProperty("version").GetString()));

    [Fact]
    public void The_api_is_served_under_api() =>
        Assert.Equal("api", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$")]
    private static partial Regex HubName();
}
