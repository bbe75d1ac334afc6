using Xunit;

namespace SmartMoney.Cli.Tests.Handover;

/// <summary>The sample run with Parquet files.</summary>
public sealed class ParquetRun : IAsyncLifetime
{
    private const string Stem = "training/smart-money-flow/smart-money-flow-test";

    internal Terminal Terminal { get; } = new();

    internal Outcome Outcome { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Outcome = await Terminal.RunAsync(CancellationToken.None, "generate", "--test", "--format", "parquet", "--storage", Terminal.Storage);

    public ValueTask DisposeAsync()
    {
        Terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A file of the dataset.</summary>
    /// <param name="end">What follows its name, such as <c>-context.parquet</c>.</param>
    internal string File(string end) => Terminal.At(Stem + end);
}
