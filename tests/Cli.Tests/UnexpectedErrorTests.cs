using Xunit;

namespace SmartMoney.Cli.Tests;

public sealed class UnexpectedErrorTests
{
    [Fact]
    public async Task A_bug_ends_with_70_and_its_stack_trace()
    {
        using var terminal = new Terminal { Time = new BrokenTime() };

        var outcome = await terminal.RunAsync(Arguments.HalfYearRecorded());

        Assert.Equal(70, outcome.ExitCode);
        Assert.StartsWith("smartmoney: unexpected error: this is a bug; report it", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("no such time", outcome.Error, StringComparison.Ordinal);
        Assert.Contains($"at {typeof(BrokenTime).FullName!.Replace('+', '.')}", outcome.Error, StringComparison.Ordinal);
    }

    private sealed class BrokenTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new ArgumentException("no such time");
    }
}
