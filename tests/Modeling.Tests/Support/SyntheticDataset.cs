using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Modeling.Tests.Support;

/// <summary>Datasets with a known structure.</summary>
internal static class SyntheticDataset
{
    public static IReadOnlyList<DateOnly> MonthlyDates(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new DateOnly(2022, 1, 15).AddMonths(i))];

    /// <summary>Noise in every feature, some cells missing; the label follows the first feature as far as the signal says.</summary>
    public static List<DatasetRow> Rows(int symbols, int dates, int seed, double signal = 0, double positiveShare = 0.3)
    {
        var random = new Random(seed);
        var rows = new List<DatasetRow>();
        for (var symbol = 0; symbol < symbols; symbol++)
        {
            foreach (var date in MonthlyDates(dates))
            {
                var features = new double?[FeatureSchema.Count];
                for (var i = 0; i < features.Length; i++)
                {
                    features[i] = random.NextDouble() < 0.05 ? null : Normal(random);
                }

                var latent = (signal * (features[0] ?? 0)) + Normal(random);
                var label = latent / Math.Sqrt(1 + (signal * signal)) > Quantile(1 - positiveShare) ? 1 : 0;
                rows.Add(Row($"S{symbol:000}", date, features, label, latent * 0.05));
            }
        }

        return rows;
    }

    public static DatasetRow Row(string symbol, DateOnly date, double?[]? features = null, int label = 0, double change = 0) =>
        new(symbol, date, 100, Math.Round(100 * (1 + change), 4), change, features ?? new double?[FeatureSchema.Count], label);

    public static void Write(string path, IEnumerable<DatasetRow> rows)
    {
        using var stream = File.Create(path);
        DatasetCsv.Write(stream, rows);
    }

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Quantile(double share)
    {
        var (low, high) = (-10.0, 10.0);
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Cumulative(middle) < share ? (middle, high) : (low, middle);
        }

        return low;
    }

    // Logistic approximation of the normal distribution: the share of positives need only be near.
    private static double Cumulative(double x) => 1 / (1 + Math.Exp(-1.702 * x));
}
