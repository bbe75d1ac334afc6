using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Reports;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

public sealed class RealDataTests
{
    [Fact]
    public void A_hundred_symbols_are_split_trained_on_and_judged()
    {
        var corpus = Environment.GetEnvironmentVariable("SMARTMONEY_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(corpus), "SMARTMONEY_CORPUS is not set: the model was not tried on recorded data.");
        using var folder = new TemporaryFolder();
        var dataset = Path.Combine(corpus!, "expected", "v2", "open.csv");

        var split = DatasetSplitter.Run(new SplitOptions(dataset, folder["split"], new SplitPlan())).Manifest;
        var model = ModelTrainer.Run(new TrainingOptions(folder["split"]) { ModelsFolder = folder["models"] }, TestContext.Current.CancellationToken);
        var result = EvaluationReport.Write(new EvaluationOptions(model.Folder, Path.Combine(folder["split"], "test.csv")) { ShuffledRuns = 20, DatasetPath = dataset, ContextPath = Path.Combine(corpus!, "expected", "v2", "open-context.csv") }, TestContext.Current.CancellationToken).Result;

        Assert.Equal([25, 5, 6], split.Folds[0].Parts.Select(part => part.Dates.Count));
        Assert.Equal([0, 0, 0], split.Folds[0].Parts.Select(part => part.DroppedByEmbargo));
        Assert.Equal(3515, split.Folds[0].Parts.Sum(part => part.Rows));
        Assert.Equal(18, result.WalkForward!.Card.Dates);

        Assert.False(result.Verdict.IsShown);
        Assert.Equal(100, result.Universe.Present + result.Universe.Others);

        // Public filings of large companies do not foretell two weeks: a figure far from a half would be a leak.
        Assert.InRange(result.WalkForward.Card.Metric(MetricNames.RocAuc).Value!.Value, 0.4, 0.65);
        Assert.InRange(result.SingleSplit.Metric(MetricNames.RocAuc).Value!.Value, 0.35, 0.7);
    }
}
