using SmartMoney.Functions.Tests.Hosting;
using Xunit;

namespace SmartMoney.Functions.Tests.Budget;

public sealed class AzuriteBudgetTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Ten_limiters_on_one_table_keep_the_limit_though_one_is_killed()
    {
        const int limit = 120;
        var window = TimeSpan.FromSeconds(6);
        var race = new BudgetRace(azurite.NewAccount(), 10, limit, window);

        await race.RunAsync(TimeSpan.FromSeconds(20), latency: 100, deathAt: TimeSpan.FromSeconds(5));

        TestContext.Current.SendDiagnosticMessage(
            "{0} requests, at most {1} in a window, {2} operations", race.Log.Count, race.Log.MostInAnyWindow(window.TotalSeconds), race.Operations);
        Assert.InRange(race.Log.MostInAnyWindow(window.TotalSeconds), 1, limit);
        Assert.True(race.Log.Count > limit * 3 / 2, $"{race.Log.Count} requests");
        Assert.All(Enumerable.Range(0, 10), instance => Assert.True(race.Log.Of(instance) > 0));
    }
}
