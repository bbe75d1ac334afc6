using System.Text;

namespace SmartMoney.Cli.Tests;

/// <summary>The datasets that nothing disturbed, each made once from the recorded samples.</summary>
internal static class UninterruptedRun
{
    private static readonly Lazy<Task<byte[]>> HalfYearRun = new(() => MakeAsync(Arguments.HalfYearRecorded(), terminal => terminal.Dataset()));
    private static readonly Lazy<Task<byte[]>> TestRun = new(() => MakeAsync(["generate", "--test"], terminal => terminal.Dataset("test")));
    private static readonly Lazy<Task<byte[]>> TestContextRun = new(() => MakeAsync(["generate", "--test"], terminal => terminal.Context("test")));

    /// <summary>AAPL, NVDA and TSLA over half a year.</summary>
    public static Task<byte[]> HalfYear => HalfYearRun.Value;

    /// <summary>The sample run.</summary>
    public static Task<byte[]> Test => TestRun.Value;

    /// <summary>The context file of the sample run.</summary>
    public static Task<byte[]> TestContext => TestContextRun.Value;

    /// <summary>The rows of a dataset, by symbol and date.</summary>
    public static Dictionary<string, string[]> Rows(byte[] dataset) => Encoding.UTF8.GetString(dataset)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(cells => $"{cells[0]} {cells[1]}");

    private static async Task<byte[]> MakeAsync(string[] arguments, Func<Terminal, byte[]> read)
    {
        using var terminal = new Terminal();
        var outcome = await terminal.RunAsync(CancellationToken.None, [.. arguments, "--storage", terminal.Storage]);
        return outcome.ExitCode == 0 ? read(terminal) : throw new InvalidOperationException(outcome.Error);
    }
}
