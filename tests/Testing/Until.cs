using System.Diagnostics;

namespace SmartMoney.Testing;

/// <summary>Waits for what another process or thread does.</summary>
public static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <exception cref="TimeoutException">It did not hold within five minutes.</exception>
    public static Task IsTrueAsync(Func<bool> condition, string what) => HoldsAsync(() => Task.FromResult(condition()), isTrue => isTrue, what);

    /// <summary>Looks until what is seen is as it shall be.</summary>
    /// <param name="look">Looks.</param>
    /// <param name="holds">Whether it is as it shall be.</param>
    /// <param name="what">What is waited for, for the message.</param>
    /// <returns>What was seen last.</returns>
    /// <exception cref="TimeoutException">It was not so within five minutes.</exception>
    public static async Task<T> HoldsAsync<T>(Func<Task<T>> look, Predicate<T> holds, string what)
    {
        var clock = Stopwatch.StartNew();
        var seen = await look();
        while (!holds(seen))
        {
            if (clock.Elapsed > Patience)
            {
                throw new TimeoutException($"waited in vain for {what}");
            }

            await Task.Delay(Pause, TimeProvider.System);
            seen = await look();
        }

        return seen;
    }
}
