using System.Diagnostics;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Reports;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

[Collection(MeasuredAlone.Name)]
public sealed class PerformanceTests
{
    [Fact]
    public void Five_hundred_symbols_are_split_trained_on_and_judged_within_a_minute()
    {
        using var folder = new TemporaryFolder();
        SyntheticDataset.Write(folder["data.csv"], SyntheticDataset.Rows(502, 36, seed: 1, signal: 0.2, positiveShare: 0.18));
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;

        DatasetSplitter.Run(new SplitOptions(folder["data.csv"], folder["split"], new SplitPlan()));
        var model = ModelTrainer.Run(new TrainingOptions(folder["split"]) { ModelsFolder = folder["models"] }, TestContext.Current.CancellationToken);
        var result = EvaluationReport.Write(new EvaluationOptions(model.Folder, Path.Combine(folder["split"], "test.csv")) { ShuffledRuns = 20 }, TestContext.Current.CancellationToken).Result;

        // Processor time, which other work on the machine stretches little. Twenty shuffled runs stand for two hundred, which take ten times as long.
        process.Refresh();
        var seconds = (process.TotalProcessorTime - before).TotalSeconds;
        TestContext.Current.SendDiagnosticMessage($"split, train and evaluate on 18,072 rows: {seconds:F1} s of processor time");
        Assert.InRange(seconds, 0, 120);
        Assert.Equal(CheckOutcome.Passed, result.Verdict.Checks[0].Outcome);
        Assert.Equal(0, result.Shuffled!.AtLeastModel);
    }
}
