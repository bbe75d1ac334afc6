using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Tests.Hosting;
using Xunit;

namespace SmartMoney.Functions.Tests.Configuration;

public sealed class StartupTests
{
    [Fact]
    public void The_sample_settings_are_valid()
    {
        using var app = AppHost.Build([]);

        app.Services.GetRequiredService<IStartupValidator>().Validate();
    }

    [Theory]
    [InlineData("Storage", "", "Storage")]
    [InlineData("Storage", "a storage account", "Storage")]
    [InlineData("Storage", "https://account.queue.core.windows.net", "Storage")]
    [InlineData("Refresh:Universe", "sp500", "Refresh:Universe")]
    [InlineData("Refresh:Insiders", "edgar", "Refresh:Insiders")]
    [InlineData("Fmp:RequestsPerMinute", "0", "RequestsPerMinute")]
    [InlineData("Retention:Runs", "0", "Retention:Runs")]
    [InlineData("Retention:HistoryDays", "0", "Retention:HistoryDays")]
    public void A_setting_that_cannot_be_stops_the_app_at_its_start(string name, string value, string named)
    {
        using var app = AppHost.Build(new() { [name] = value });

        var failure = Assert.Throws<OptionsValidationException>(() => app.Services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_function_gets_what_it_asks_for()
    {
        using var app = AppHost.Build([]);
        await using var scope = app.Services.CreateAsyncScope();
        var classes = typeof(DatasetOrchestrator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetMethods().Any(method => method.IsDefined(typeof(FunctionAttribute))))
            .ToList();

        Assert.Contains(typeof(DatasetOrchestrator), classes);
        Assert.All(classes, type => Assert.NotNull(ActivatorUtilities.CreateInstance(scope.ServiceProvider, type)));
    }
}
