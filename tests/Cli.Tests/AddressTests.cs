using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class AddressTests
{
    [Fact]
    public async Task Another_address_of_the_API_is_the_same_provider_for_the_cache_and_for_the_run()
    {
        await using var first = await FmpServer.StartAsync();
        await using var second = await FmpServer.StartAsync();
        using var terminal = new Terminal().With(first);
        await terminal.RunAsync(Arguments.HalfYearOverHttp());
        var dataset = terminal.Dataset();
        terminal.With(second);

        var again = await terminal.RunAsync([.. Arguments.HalfYearOverHttp(), "--fresh"]);

        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.Empty(second.Calls);
        Assert.Equal(dataset, terminal.Dataset());
        Assert.Single(Directory.GetDirectories(terminal.At("runs")), folder => Path.GetFileName(folder) != "ended");
    }
}
