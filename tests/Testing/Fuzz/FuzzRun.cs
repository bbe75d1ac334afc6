using System.Globalization;

namespace SmartMoney.Testing.Fuzz;

/// <summary>
/// Runs the cases of one target of the fuzz program. All targets together have 5,000 cases, or as many as SMARTMONEY_FUZZ says. A case
/// that fails is named by its seed.
/// </summary>
public static class FuzzRun
{
    private const string Variable = "SMARTMONEY_FUZZ";
    private const int UsualCases = 5000;

    /// <summary>Far longer than any case takes; one that takes longer hangs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs cases.</summary>
    /// <param name="share">The share of all cases, in percent.</param>
    /// <param name="test">Runs the case of a mutator, and fails where an invariant does not hold.</param>
    public static async Task RunAsync(int share, Func<Mutator, Task> test)
    {
        ArgumentNullException.ThrowIfNull(test);
        var cases = Cases * share / 100;
        for (var seed = 0; seed < cases; seed++)
        {
            try
            {
                await Task.Run(() => test(new Mutator(seed))).WaitAsync(Patience, TimeProvider.System);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"case {seed}: {e.GetType().Name}: {e.Message}"), e);
            }
        }
    }

    /// <summary>Runs cases that wait for nothing.</summary>
    /// <param name="share">The share of all cases, in percent.</param>
    /// <param name="test">Runs the case of a mutator.</param>
    public static Task RunAsync(int share, Action<Mutator> test) => RunAsync(share, mutator =>
    {
        test(mutator);
        return Task.CompletedTask;
    });

    private static int Cases =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var cases) ? cases : UsualCases;
}
