using SmartMoney.Core.Filings;
using SmartMoney.Testing.Azurite;
using Xunit;

namespace SmartMoney.Azure.Tests.Budget;

public sealed class AzuriteBudgetTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Ten_limiters_on_one_table_keep_the_limit_though_one_is_killed()
    {
        const int limit = 120;
        var race = new BudgetRace(azurite.NewAccount(), 10, limit, Window);
        using var end = new CancellationTokenSource(Patience);
        using var death = CancellationTokenSource.CreateLinkedTokenSource(end.Token);

        var run = race.RunAsync(latency: 100, end.Token, death.Token);
        await UntilAsync(() => race.Log.Of(0) >= 3, end.Token);
        await death.CancelAsync();
        await UntilAsync(() => race.Log.Span > 3 * Window.TotalSeconds && Enumerable.Range(0, 10).All(instance => race.Log.Of(instance) > 0), end.Token);
        await end.CancelAsync();
        await run;

        var most = race.Log.MaxInAnyWindow(Window.TotalSeconds);
        TestContext.Current.SendDiagnosticMessage("{0} requests in {1} s, at most {2} in a window, {3} operations", race.Log.Count, race.Log.Span, most, race.Operations);
        Assert.InRange(most, 1, limit);
        Assert.True(race.Log.Count > limit * (race.Log.Span / Window.TotalSeconds) / 4, $"{race.Log.Count} requests in {race.Log.Span} s");
        Assert.All(Enumerable.Range(0, 10), instance => Assert.True(race.Log.Of(instance) > 0, $"instance {instance} starved for {Patience}"));
    }

    private static async Task UntilAsync(Func<bool> isSo, CancellationToken end)
    {
        while (!isSo() && !end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, CancellationToken.None);
        }
    }
}
