using SmartMoney.Cli.Hosting;
using SmartMoney.Testing;
using SmartMoney.Testing.Fuzz;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Cli.Tests.Fuzz;

/// <summary>Damaged journals.</summary>
public sealed class JournalFuzzTests : IDisposable
{
    private const int Activities = 12;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>What is read from a journal is what was written, or counts as not written.</summary>
    [Fact]
    public Task No_damage_makes_up_a_result() => FuzzRun.RunAsync(5, mutator =>
    {
        var path = _folder.At("journal");
        File.WriteAllBytes(path, mutator.Document(Whole.Value));

        using var journal = Journal.Open(path, fresh: false);

        Assert.InRange(journal.Recovered, 0, Activities);
        for (var activity = 0; activity < Activities; activity++)
        {
            Assert.True(!journal.TryGet($"BuildSymbol:S{activity}", RunJson.Default.RunTally, out var tally) || tally!.Rows == activity);
        }

        Assert.False(journal.TryGet("BuildSymbol:OTHER", RunJson.Default.RunTally, out _));
    });

    private static Lazy<byte[]> Whole { get; } = new(() =>
    {
        using var folder = new TemporaryFolder();
        using (var journal = Journal.Open(folder.At("journal"), fresh: true))
        {
            for (var activity = 0; activity < Activities; activity++)
            {
                journal.Append($"BuildSymbol:S{activity}", new RunTally { Symbols = 1, Rows = activity }, RunJson.Default.RunTally);
            }
        }

        return File.ReadAllBytes(folder.At("journal"));
    });
}
