using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Statistics;

namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>Fills empty feature cells with medians that were known when training ended.</summary>
internal static class MedianImputation
{
    /// <summary>Fills the three parts of a fold with the medians of its training part.</summary>
    /// <param name="fold">The fold.</param>
    /// <returns>The filled fold, with its medians. A feature without any value in the training part stays empty.</returns>
    public static SplitFold Fill(SplitFold fold)
    {
        var medians = Medians(fold.Train.Rows);
        return new SplitFold(Fill(fold.Train, medians), Fill(fold.Validation, medians), Fill(fold.Test, medians)) { Medians = medians };
    }

    private static OrderedDictionary<string, double> Medians(IReadOnlyList<DatasetRow> rows)
    {
        var medians = new OrderedDictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < FeatureSchema.Count; i++)
        {
            double[] values = [.. rows.Select(row => row.Features[i]).OfType<double>().Order()];
            if (values.Length > 0)
            {
                medians.Add(FeatureSchema.Features[i].Name, Median.Of(values));
            }
        }

        return medians;
    }

    private static SplitPart Fill(SplitPart part, OrderedDictionary<string, double> medians)
    {
        double?[] byColumn = [.. FeatureSchema.Features.Select(feature => medians.TryGetValue(feature.Name, out var median) ? median : (double?)null)];
        return new SplitPart(
            part.Name,
            [.. part.Rows.Select(row => row with { Features = [.. row.Features.Select((value, i) => value ?? byColumn[i])] })],
            part.DroppedByEmbargo);
    }
}
