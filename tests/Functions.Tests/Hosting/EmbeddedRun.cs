using Microsoft.Extensions.Configuration;
using SmartMoney.Cli;
using SmartMoney.Cli.Hosting;

namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>The embedded host: the command, in this process.</summary>
internal static class EmbeddedRun
{
    /// <param name="arguments">The command line.</param>
    /// <param name="account">The storage account by its connection string, as the environment gives it.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<int> RunAsync(string[] arguments, string? account, CancellationToken cancellation)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["SMARTMONEY_STORAGE"] = account }).Build();
        var environment = new CliEnvironment(TextWriter.Null, TextWriter.Null, configuration, TimeProvider.System, null);
        return await SmartMoneyCommand.RunAsync(arguments, environment, cancellation);
    }
}
