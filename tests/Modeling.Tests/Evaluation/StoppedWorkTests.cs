using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Reports;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

public sealed class StoppedWorkTests
{
    private static readonly CancellationToken Stopped = new(canceled: true);

    private readonly ExampleSet _set = ExampleSet.From("set", SyntheticDataset.Rows(20, 12, seed: 1, signal: 1));

    [Fact]
    public void No_long_loop_continues_after_cancellation()
    {
        var filled = Normalizer.Fit(_set.Features).StandardizeAndFill(_set.Features, 5);
        var sample = new ScoredSample(new double[_set.Count], _set.Labels, new bool[_set.Count], new int[_set.Count], 1, new int[_set.Count]);
        Action[] loops =
        [
            () => TreeFitting.Fit(_set, _set, Recipes.Of(new HyperParameters()), Stopped).Dispose(),
            () => LogisticRegression.Fit(filled, _set.Labels, 1, Stopped),
            () => new ClusterJackknife(Stopped).Measure(sample),
            () => ParallelWork.For(4, 2, _ => { }, Stopped),
        ];

        Assert.All(loops, loop => Assert.Throws<OperationCanceledException>(loop));
    }

    [Fact]
    public void Training_and_judging_write_nothing_when_they_are_stopped()
    {
        using var fixture = new TrainedFixture(signal: 1, symbols: 20);
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var judging = new EvaluationOptions(fixture.Training.Folder, fixture.TestPath) { ShuffledRuns = 100_000, OutputFolder = fixture["out"] };

        Assert.Throws<OperationCanceledException>(() => ModelTrainer.Run(fixture.Options, Stopped));
        Assert.Throws<OperationCanceledException>(() => EvaluationReport.Write(judging, soon.Token));

        Assert.False(Directory.Exists(fixture["out"]));
        Assert.Equal(["trials.jsonl", "v1.0.0"], Directory.GetFileSystemEntries(Path.GetDirectoryName(fixture.Training.Folder)!).Select(Path.GetFileName).Order());
    }
}
