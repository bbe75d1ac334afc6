using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
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

    [Fact]
    public void The_api_lives_under_api() =>
        Assert.Equal("api", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{2,44}$")]
    private static partial Regex HubName();
}
