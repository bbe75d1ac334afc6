using System.Text;

namespace SmartMoney.Cli.Tests;

/// <summary>The datasets that nothing disturbed, each made once from the recorded samples.</summary>
internal static class UninterruptedRun
{
    private static readonly Lazy<Task<byte[]>> HalfYearRun = new(() => MakeAsync(Arguments.HalfYearRecorded(), "custom"));
    private static readonly Lazy<Task<byte[]>> TestRun = new(() => MakeAsync(["generate", "--test"], "test"));

    /// <summary>AAPL, NVDA and TSLA over half a year.</summary>
    public static Task<byte[]> HalfYear => HalfYearRun.Value;

    /// <summary>The sample run.</summary>
    public static Task<byte[]> Test => TestRun.Value;

    /// <summary>The rows of a dataset, by symbol and date.</summary>
    public static Dictionary<string, string[]> Rows(byte[] dataset) => Encoding.UTF8.GetString(dataset)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => $"{cells[0]} {cells[1]}");

    private static async Task<byte[]> MakeAsync(string[] arguments, string universe)
    {
        using var terminal = new Terminal();
        var outcome = await terminal.RunAsync(CancellationToken.None, [.. arguments, "--storage", terminal.Storage]);
        return outcome.ExitCode == 0 ? terminal.Dataset(universe) : throw new InvalidOperationException(outcome.Error);
    }
}
