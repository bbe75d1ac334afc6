using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>What activities hand on through files is made again where a file is not what it was.</summary>
public sealed class RunFileTests(StoppedRun stopped) : IClassFixture<StoppedRun>
{
    [Theory]
    [InlineData("deleted")]
    [InlineData("emptied")]
    [InlineData("cut off in a line")]
    [InlineData("cut off after a line")]
    public async Task A_damaged_shard_is_made_again_and_no_other(string damage)
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        var before = run.Activities.Count;
        await DamageAsync(run.At("shards/AAPL.csv"), damage);

        var outcome = await terminal.RunAsync(StoppedRun.Command);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        var after = run.Activities.Skip(before).ToList();
        Assert.Contains("BuildSymbol:AAPL", after);
        Assert.DoesNotContain("BuildSymbol:NVDA", after);
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Theory]
    [InlineData("panels/SPY.json.gz", "deleted")]
    [InlineData("panels/SPY.json.gz", "emptied")]
    [InlineData("panels/SPY.json.gz", "cut off in a line")]
    [InlineData("panels/0001037389.json.gz", "cut off in a line")]
    [InlineData("panels.json.gz", "deleted")]
    [InlineData("panels.json.gz", "cut off in a line")]
    [InlineData("parameters.json", "deleted")]
    [InlineData("parameters.json", "emptied")]
    [InlineData("parameters.json", "cut off in a line")]
    [InlineData("run.json", "deleted")]
    [InlineData("run.json", "cut off in a line")]
    public async Task A_damaged_file_of_the_run_is_made_again(string file, string damage)
    {
        using var terminal = stopped.Copy();
        var run = new RunFolder(terminal);
        await DamageAsync(run.At(file), damage);

        var outcome = await terminal.RunAsync(StoppedRun.Command);

        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        Assert.Contains(outcome.Lines, line => line.StartsWith("Resuming run", StringComparison.Ordinal));
        Assert.Equal(await UninterruptedRun.HalfYear, terminal.Dataset());
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_is_removed_even_when_its_number_is_in_use_again()
    {
        using var terminal = stopped.Copy();
        var left = terminal.At($".tmp/{Environment.MachineName}_{Environment.ProcessId}_1");
        Directory.CreateDirectory(terminal.At(".tmp"));
        await File.WriteAllTextAsync(left, "half", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(left, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1));
        var underWay = terminal.At($".tmp/{Environment.MachineName}_{Environment.ProcessId}_99999999");
        await File.WriteAllTextAsync(underWay, "half", TestContext.Current.CancellationToken);

        await terminal.RunAsync(StoppedRun.Command);

        Assert.False(File.Exists(left), "a file that is older than the process of its number was kept");
        Assert.True(File.Exists(underWay), "a file of a living process was removed");
    }

    private static async Task DamageAsync(string file, string damage)
    {
        var content = await File.ReadAllBytesAsync(file);
        switch (damage)
        {
            case "deleted":
                File.Delete(file);
                break;
            case "emptied":
                await File.WriteAllBytesAsync(file, []);
                break;
            case "cut off after a line":
                await File.WriteAllBytesAsync(file, content[..(Array.IndexOf(content, (byte)'\n') + 1)]);
                break;
            default:
                await File.WriteAllBytesAsync(file, content[..(content.Length / 2)]);
                break;
        }
    }
}
