using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Tests.Configuration;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>The app as its Program builds it, with the sample settings.</summary>
internal static class AppHost
{
    private static readonly Dictionary<string, string?> Sample = Repository.ReadJson("local.settings.sample.json").GetProperty("Values")
        .EnumerateObject().ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString());

    /// <summary>Builds it as a host in Development does: every service is tried, and none may outlive what it needs.</summary>
    public static IHost Build(Dictionary<string, string?> changes)
    {
        var builder = FunctionsApp.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(Sample).AddInMemoryCollection(changes);
        builder.ConfigureContainer(new DefaultServiceProviderFactory(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        return builder.Build();
    }
}
