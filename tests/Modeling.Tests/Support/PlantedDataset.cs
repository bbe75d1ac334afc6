using SmartMoney.Core.Context;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Market;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Tests.Support;

/// <summary>A market of index members and late names, with a context file, in which one thing is planted.</summary>
internal sealed class PlantedDataset : IDisposable
{
    private const int Members = 60;
    private const int Dates = 36;

    private readonly TemporaryFolder _folder = new();

    /// <param name="lateNames">Symbols beyond the members.</param>
    /// <param name="plant">The first feature and the return of a row, made of noise, its volatility, and whether it is a late name.</param>
    /// <param name="isMedian">Whether the label is a return above the date's median instead of one above 5 %.</param>
    public PlantedDataset(int lateNames, Func<Random, double, bool, (double Feature, double Return)> plant, bool isMedian = false)
    {
        var random = new Random(11);
        var rows = new List<DatasetRow>();
        var context = new List<ContextRow>();
        foreach (var symbol in Universe.Top(Members).Concat(Enumerable.Range(0, lateNames).Select(i => $"LATE{i:00}")).Order(StringComparer.Ordinal))
        {
            var isLate = symbol.StartsWith("LATE", StringComparison.Ordinal);
            var level = 0.02 + (0.06 * random.NextDouble());
            foreach (var date in SyntheticDataset.MonthlyDates(Dates))
            {
                var (feature, change) = plant(random, level, isLate);
                double?[] features = [feature, .. Enumerable.Range(1, FeatureSchema.Count - 1).Select(_ => (double?)SyntheticDataset.Normal(random))];
                rows.Add(SyntheticDataset.Row(symbol, date, features, change > 0.05 ? 1 : 0, change));
                context.Add(new ContextRow(symbol, date, [level, .. Enumerable.Range(1, ContextSchema.Count - 1).Select(_ => (double?)SyntheticDataset.Normal(random))]));
            }
        }

        SyntheticDataset.Write(_folder["data.csv"], isMedian ? rows.GroupBy(row => row.Date).SelectMany(AboveMedian).OrderBy(row => row.Symbol, StringComparer.Ordinal) : rows);
        using (var stream = File.Create(_folder["context.csv"]))
        {
            ContextCsv.Write(stream, context);
        }

        DatasetSplitter.Run(new SplitOptions(_folder["data.csv"], _folder["split"], new SplitPlan()));
    }

    public EvaluationResult Judge(int shuffledRuns, CancellationToken cancellationToken)
    {
        var model = ModelTrainer.Run(new TrainingOptions(_folder["split"]) { ModelsFolder = _folder["models"], Parameters = new HyperParameters { MinDataInLeaf = 50, Rounds = 40 } }, cancellationToken);
        return ModelEvaluator.Evaluate(
            new EvaluationOptions(model.Folder, Path.Combine(_folder["split"], "test.csv")) { ContextPath = _folder["context.csv"], PermutationRepeats = 1, ShuffledRuns = shuffledRuns }, cancellationToken);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<DatasetRow> AboveMedian(IEnumerable<DatasetRow> date)
    {
        DatasetRow[] rows = [.. date];
        var median = rows.Select(row => row.Return14d).Order().ElementAt(rows.Length / 2);
        return rows.Select(row => row with { Label = row.Return14d > median ? 1 : 0 });
    }
}
