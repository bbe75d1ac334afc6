using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Reports;

/// <summary>How a feature is distributed among the examples of each label.</summary>
internal sealed class FeatureHistogram
{
    private const int Bins = 24;

    /// <summary>Beyond this, most values would fall into one bin of a linear scale.</summary>
    private const double MaxLinear = 10_000;

    /// <summary>Zero is the usual value of most features: from this share on it is stated as text and excluded from the bins.</summary>
    private const double CommonZero = 0.3;

    private readonly double[] _zero = new double[2];
    private readonly double[] _missing = new double[2];

    public FeatureHistogram(IReadOnlyList<double> values, IReadOnlyList<int> labels)
    {
        var counts = new int[2];
        for (var i = 0; i < values.Count; i++)
        {
            counts[labels[i]]++;
            _missing[labels[i]] += double.IsNaN(values[i]) ? 1 : 0;
            _zero[labels[i]] += values[i] == 0 ? 1 : 0;
        }

        for (var label = 0; label < 2; label++)
        {
            _missing[label] /= Math.Max(counts[label], 1);
            _zero[label] /= Math.Max(counts[label], 1);
        }

        LeavesZeroOut = values.Count(value => value == 0) > CommonZero * values.Count;
        IsLogarithmic = values.Any(value => Math.Abs(value) > MaxLinear);
        double[] sorted = [.. values.Where(IsShown).Select(Scale)];
        if (sorted.Length == 0)
        {
            return;
        }

        Array.Sort(sorted);
        (Low, High) = (Percentiles.At(sorted, 0.01), Percentiles.At(sorted, 0.99));
        for (var i = 0; i < values.Count; i++)
        {
            if (IsShown(values[i]))
            {
                var place = High > Low ? (Scale(values[i]) - Low) / (High - Low) : 0.5;
                Shares[labels[i]][Math.Clamp((int)(place * Bins), 0, Bins - 1)]++;
            }
        }

        foreach (var share in Shares)
        {
            var sum = Math.Max(share.Sum(), 1);
            for (var bin = 0; bin < Bins; bin++)
            {
                share[bin] /= sum;
            }
        }
    }

    /// <summary>For each label the share of its shown examples in each bin.</summary>
    public double[][] Shares { get; } = [new double[Bins], new double[Bins]];

    /// <summary>The first percentile of the shown values, on the scale of the bins.</summary>
    public double Low { get; }

    /// <summary>The 99th percentile.</summary>
    public double High { get; }

    /// <summary>Whether the bins are over sign(x)·log₁₀(1 + |x|).</summary>
    public bool IsLogarithmic { get; }

    /// <summary>Whether zeros are left out of the bins.</summary>
    public bool LeavesZeroOut { get; }

    /// <summary>The share of examples of a label whose value is 0.</summary>
    public double Zero(int label) => _zero[label];

    /// <summary>The share of examples of a label without a value.</summary>
    public double Missing(int label) => _missing[label];

    /// <summary>A place on the scale of the bins as a value.</summary>
    public double Unscale(double place) => IsLogarithmic ? Math.Sign(place) * (Math.Pow(10, Math.Abs(place)) - 1) : place;

    private bool IsShown(double value) => !double.IsNaN(value) && !(LeavesZeroOut && value == 0);

    private double Scale(double value) => IsLogarithmic ? Math.Sign(value) * Math.Log10(1 + Math.Abs(value)) : value;
}
