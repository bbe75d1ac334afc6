using Xunit;

namespace SmartMoney.Cli.Tests;

/// <summary>The sample run, done twice on one storage folder.</summary>
public sealed class SampleRun : IAsyncLifetime
{
    internal Terminal Terminal { get; } = new();

    internal Outcome First { get; private set; } = null!;

    internal Outcome Second { get; private set; } = null!;

    internal byte[] FirstDataset { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        First = await RunAsync();
        FirstDataset = Terminal.Dataset("test");
        Second = await RunAsync();
    }

    public ValueTask DisposeAsync()
    {
        Terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<Outcome> RunAsync() => Terminal.RunAsync(CancellationToken.None, "generate", "--test", "--verbose", "--parallel", "1", "--storage", Terminal.Storage);
}
