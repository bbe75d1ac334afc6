using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Core.Tests.Datasets;

/// <summary>Rows that are nothing but well formed.</summary>
internal static class Rows
{
    public static DatasetRow Of(string symbol, DateOnly date, int label = 0, double? feature = 1) => new(
        symbol, date, 100.5, 101, 0.25, [.. Enumerable.Range(0, FeatureSchema.Count).Select(i => i == 0 ? feature : i)], label);

    public static DatasetRow With(this DatasetRow row, int feature, double? value)
    {
        double?[] features = [.. row.Features];
        features[feature] = value;
        return row with { Features = features };
    }
}
