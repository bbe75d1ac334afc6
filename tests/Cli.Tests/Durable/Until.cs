using System.Diagnostics;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>Waits for what another process does.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    public static Task IsTrueAsync(Func<bool> condition, string what) => IsTrueAsync(() => Task.FromResult(condition()), what);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string what)
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(clock.Elapsed < Patience, $"waited in vain for {what}");
            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }
}
