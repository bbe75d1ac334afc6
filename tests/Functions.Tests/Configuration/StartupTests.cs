using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Refresh;
using SmartMoney.Functions.Retention;
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
    [InlineData("Retention:Runs", "0", "Retention:Runs")]
    [InlineData("Retention:HistoryDays", "0", "Retention:HistoryDays")]
    public async Task A_setting_that_cannot_be_stops_the_app_at_its_start(string name, string value, string named)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(new() { [name] = value }));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_function_gets_what_it_asks_for()
    {
        using var app = Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        Type[] classes = [typeof(DatasetFunctions), typeof(DatasetOrchestrator), typeof(MonthlyRefresh), typeof(RunRecordFunctions), typeof(DailyPurge)];

        Assert.All(classes, type => Assert.NotNull(ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)));
    }

    private static async Task StartAsync(Dictionary<string, string?> changes)
    {
        using var app = Build(changes);
        await app.StartAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Builds the app as a host in Development does: every service is tried, and none may outlive what it needs.</summary>
    private static IHost Build(Dictionary<string, string?> changes)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(Sample).AddInMemoryCollection(changes);
        builder.Services
            .AddSettings(builder.Configuration)
            .AddStorage()
            .AddSources(builder.Configuration)
            .AddWorkflow()
            .AddTelemetry(builder.Configuration);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return builder.Build();
    }
}
