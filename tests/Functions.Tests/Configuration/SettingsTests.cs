using System.Text.Json;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Functions.Tests.Configuration;

public sealed class SettingsTests
{
    private static readonly JsonElement Sample = Repository.ReadJson("local.settings.sample.json").GetProperty("Values");

    [Fact]
    public void Every_setting_is_explained()
    {
        var operations = Repository.ReadText("docs", "operations.md");

        Assert.All(Sample.EnumerateObject(), setting =>
            Assert.Contains($"\n| `{setting.Name}` | ", operations, StringComparison.Ordinal));
    }

    [Fact]
    public void The_sample_holds_no_secret()
    {
        Assert.Equal("", Sample.GetProperty("FMP_API_KEY").GetString());
        Assert.Equal("", Sample.GetProperty("APPLICATIONINSIGHTS_CONNECTION_STRING").GetString());
        Assert.Equal("UseDevelopmentStorage=true", Sample.GetProperty("AzureWebJobsStorage").GetString());
    }

    /// <summary>What is a matter of the environment must reach the deployed app as well.</summary>
    [Fact]
    public void The_deployed_app_has_every_setting_that_is_the_products_own()
    {
        var template = Repository.ReadText("infra", "modules", "app.bicep");
        string[] hostsOwnOrDefault = ["AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME", "Fmp__BaseUrl", "Sec__BaseUrl"];

        Assert.All(Sample.EnumerateObject().Select(setting => setting.Name).Except(hostsOwnOrDefault), name =>
            Assert.Contains($"\n      {name}: ", template, StringComparison.Ordinal));
    }
}
