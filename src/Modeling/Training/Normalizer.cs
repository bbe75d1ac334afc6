using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Training;

/// <summary>Mean, standard deviation and median of each feature, from the training part alone.</summary>
/// <param name="Features">One entry a feature, in the order of the model.</param>
public sealed record Normalizer(IReadOnlyList<FeatureScale> Features)
{
    internal static Normalizer Fit(FeatureMatrix features) =>
        new([.. features.Names.Select((name, column) => Measure(name, features.Column(column)))]);

    /// <summary>(value − mean) ÷ std; 0 for a constant feature. A missing value stays missing.</summary>
    internal FeatureMatrix Standardize(FeatureMatrix features)
    {
        if (!features.Names.SequenceEqual(Features.Select(feature => feature.Feature)))
        {
            throw new InvalidInputException("the normalizer was fitted to other features than the data");
        }

        var values = new double[features.Values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Standardize(features.Values[i], Features[i % Features.Count]);
        }

        return new FeatureMatrix(features.Names, values);
    }

    /// <summary>As <see cref="Standardize(FeatureMatrix)"/>, a missing value taking the median's place, all within ± a limit.</summary>
    internal FeatureMatrix StandardizeAndFill(FeatureMatrix features, double limit)
    {
        var standardized = Standardize(features);
        for (var i = 0; i < standardized.Values.Length; i++)
        {
            var scale = Features[i % Features.Count];
            var value = double.IsNaN(standardized.Values[i]) ? Standardize(scale.Median ?? 0, scale) : standardized.Values[i];
            standardized.Values[i] = double.IsNaN(value) ? 0 : Math.Clamp(value, -limit, limit);
        }

        return standardized;
    }

    private static double Standardize(double value, FeatureScale scale) =>
        double.IsNaN(value) ? double.NaN : scale.Std is > 0 ? (value - scale.Mean!.Value) / scale.Std.Value : 0;

    private static FeatureScale Measure(string name, double[] column)
    {
        double[] known = [.. column.Where(value => !double.IsNaN(value)).Order()];
        if (known.Length == 0)
        {
            return new FeatureScale(name, 0, null, null, null);
        }

        var mean = known.Average();
        var std = known[0] == known[^1] ? 0 : Math.Sqrt(known.Sum(value => (value - mean) * (value - mean)) / known.Length);
        return new FeatureScale(name, known.Length, mean, std, Percentiles.At(known, 0.5));
    }
}
