using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Tests.Support;

/// <summary>A dataset, its split and a model of it, in a folder of their own.</summary>
internal sealed class TrainedFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TrainedFixture(double signal = 0, int symbols = 40, int dates = 36, SplitMethod method = SplitMethod.Time, int seed = 1, bool normalize = false, SplitPlan? plan = null)
    {
        SyntheticDataset.Write(DatasetPath, SyntheticDataset.Rows(symbols, dates, seed, signal));
        DatasetSplitter.Run(new SplitOptions(DatasetPath, SplitFolder, plan ?? new SplitPlan { Method = method }));
        Training = ModelTrainer.Run(Options with { Normalize = normalize });
    }

    public string DatasetPath => _folder["data.csv"];

    public string SplitFolder => _folder["split"];

    public string TestPath => Path.Combine(SplitFolder, "test.csv");

    public TrainingOptions Options => new(SplitFolder) { ModelsFolder = _folder["models"], Parameters = new HyperParameters { MinDataInLeaf = 20 } };

    public TrainingResult Training { get; }

    public string this[string name] => _folder[name];

    public void Dispose() => _folder.Dispose();
}
