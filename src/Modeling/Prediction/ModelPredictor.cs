using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Prediction;

/// <summary>A model opened for scoring. Any number of threads may use one at once.</summary>
public sealed class ModelPredictor : IDisposable
{
    private readonly FittedModel _model;

    private ModelPredictor(FittedModel model, ModelMetadata metadata)
    {
        _model = model;
        Metadata = metadata;
    }

    /// <summary>What the model was made from.</summary>
    public ModelMetadata Metadata { get; }

    /// <summary>Opens one version of a model.</summary>
    /// <param name="modelFolder">Its folder, such as <c>models/smart-money-flow/v1.0.0</c>.</param>
    /// <exception cref="InvalidInputException">A file is missing, unreadable, changed since, or made for another feature contract.</exception>
    public static ModelPredictor Open(string modelFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(modelFolder);
        var (model, metadata) = ModelFolder.Open(modelFolder);
        if (metadata.ContractVersion == FeatureSchema.ContractVersion)
        {
            return new ModelPredictor(model, metadata);
        }

        model.Dispose();
        throw new InvalidInputException(
            $"{modelFolder}: was trained on version {metadata.ContractVersion} of the features; this is version {FeatureSchema.ContractVersion}");
    }

    /// <summary>Scores rows.</summary>
    /// <param name="rows">What is known; no label is needed.</param>
    /// <param name="topFeatures">The number of contributing features to return for each row.</param>
    /// <returns>A prediction a row, in the order of the rows.</returns>
    /// <exception cref="InvalidInputException">A row has another number of features, or a number that is not finite.</exception>
    public IReadOnlyList<ScoredRow> Predict(IReadOnlyList<FeatureRow> rows, int topFeatures = 3)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(topFeatures);
        if (rows.Count == 0)
        {
            return [];
        }

        var features = new FeatureMatrix(ExampleSet.FeatureNames, [.. rows.SelectMany(row => Values(row, Metadata.Split?.Imputation))]).Select(Metadata.Features);
        var scores = _model.Score(features);
        var contributions = _model.Contributions(features);
        return [.. rows.Select((row, i) => new ScoredRow(
            row.Symbol,
            row.Date,
            scores[i],
            scores[i] >= _model.Threshold,
            Top(features, i, contributions.AsSpan(i * (features.Columns + 1), features.Columns), topFeatures)))];
    }

    /// <summary>Releases the native model.</summary>
    public void Dispose() => _model.Dispose();

    private static IEnumerable<double> Values(FeatureRow row, IReadOnlyDictionary<string, double>? medians)
    {
        if (row.Features.Count != ExampleSet.FeatureNames.Count)
        {
            throw new InvalidInputException($"{row.Symbol} {row.Date:yyyy-MM-dd}: {row.Features.Count} features where {ExampleSet.FeatureNames.Count} are needed");
        }

        for (var i = 0; i < row.Features.Count; i++)
        {
            yield return row.Features[i] switch
            {
                null => medians is not null && medians.TryGetValue(ExampleSet.FeatureNames[i], out var median) ? median : double.NaN,
                { } value when double.IsFinite(value) => value,
                _ => throw new InvalidInputException($"{row.Symbol} {row.Date:yyyy-MM-dd}: {ExampleSet.FeatureNames[i]} is not finite"),
            };
        }
    }

    private static IReadOnlyList<Contribution> Top(FeatureMatrix features, int row, ReadOnlySpan<double> contributions, int count)
    {
        var logOdds = contributions.ToArray();
        return
        [
            .. Enumerable.Range(0, logOdds.Length)
                .Where(column => logOdds[column] != 0)
                .OrderByDescending(column => Math.Abs(logOdds[column]))
                .Take(count)
                .Select(column => new Contribution(features.Names[column], Known(features.Row(row)[column]), logOdds[column])),
        ];
    }

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
