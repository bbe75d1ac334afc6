using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>A run that was stopped when two of its three symbols were done; each test gets a copy of what it left.</summary>
public sealed class StoppedRun : IAsyncLifetime
{
    private readonly Terminal _terminal = new();

    /// <summary>The symbols that are done.</summary>
    internal static string[] Done { get; } = ["AAPL", "NVDA"];

    /// <summary>The command of the run, one symbol at a time, every cache lookup printed.</summary>
    internal static string[] Command { get; } = [.. Arguments.HalfYearRecorded(), "--parallel", "1", "--verbose"];

    public async ValueTask InitializeAsync()
    {
        using var stop = new StopAtLine(_terminal, "Cache MISS: TSLA");
        var outcome = await _terminal.RunAsync(stop.Token, [.. Command, "--storage", _terminal.Storage]);
        Assert.Equal(130, outcome.ExitCode);
    }

    public ValueTask DisposeAsync()
    {
        _terminal.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Terminal Copy()
    {
        var copy = new Terminal();
        foreach (var file in _terminal.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy.At(file))!);
            File.Copy(_terminal.At(file), copy.At(file));
        }

        return copy;
    }
}
