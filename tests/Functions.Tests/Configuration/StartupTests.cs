using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Telemetry;
using Xunit;

namespace SmartMoney.Functions.Tests.Configuration;

public sealed class StartupTests
{
    private static readonly Dictionary<string, string?> Sample = Repository.ReadJson("local.settings.sample.json").GetProperty("Values")
        .EnumerateObject().ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString());

    [Fact]
    public async Task The_sample_settings_start_the_app() => await StartAsync([]);

    [Theory]
    [InlineData("Storage", "", "Storage")]
    [InlineData("Refresh:Universe", "sp500", "Refresh:Universe")]
    [InlineData("Fmp:RequestsPerMinute", "0", "RequestsPerMinute")]
    public async Task A_setting_that_cannot_be_stops_the_app_at_its_start(string name, string value, string named)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(new() { [name] = value }));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    private static async Task StartAsync(Dictionary<string, string?> changes)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Sample).AddInMemoryCollection(changes);
        builder.Services
            .AddSettings(builder.Configuration)
            .AddStorage()
            .AddSources(builder.Configuration)
            .AddWorkflow()
            .AddTelemetry(builder.Configuration);
        using var app = builder.Build();
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }
}
