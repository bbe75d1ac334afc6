using System.Globalization;
using SmartMoney.Modeling.Evaluation;

namespace SmartMoney.Modeling.Reports;

/// <summary>What each feature is worth: permutation importance over the test dates, and a summary of the SHAP contributions.</summary>
internal static class ImportanceCards
{
    public static string Of(IReadOnlyList<FeatureImportance> importance) => Permutation(importance) + Shap(importance);

    private static string Permutation(IReadOnlyList<FeatureImportance> importance)
    {
        FeatureImportance[] used = [.. importance.Where(feature => feature.Splits > 0)];
        if (used.Length == 0)
        {
            return "<p class=\"small soft\">No tree of the model uses a feature: every example gets the same score.</p>";
        }

        var reach = Math.Max(used.SelectMany(feature => new[] { feature.PermutationDrop.Low, feature.PermutationDrop.High, feature.PermutationDrop.Mean }).Max(value => Math.Abs(value ?? 0)), 1e-12);
        double Place(double value) => (value + reach) / (2 * reach);
        var gain = Math.Max(importance.Sum(feature => feature.Gain), 1e-12);
        var rows = used.Select(feature =>
        {
            var drop = feature.PermutationDrop;
            var span = drop is { Low: { } low, High: { } high } ? $"<span class=\"span\" style=\"left:{Markup.Share(Place(low))};width:{Markup.Share(Place(high) - Place(low))}\"></span>" : "";
            var point = drop.Mean is { } mean ? $"<span class=\"point\" style=\"left:{Markup.Share(Place(mean))}\"></span>" : "";
            return Name(feature)
                + $"<span class=\"track{(drop.Low > 0 ? "" : " plain")}\"><span class=\"mark\" style=\"left:50%\"></span>{span}{point}</span>"
                + $"<span class=\"value\">{Markup.Number(drop.Mean, 4)}<span class=\"soft wide-only\"> · gain {Markup.Percent(feature.Gain / gain, 0)} · {feature.Splits.ToString(CultureInfo.InvariantCulture)} splits</span></span>";
        });
        string[] unused = [.. importance.Where(feature => feature.Splits == 0).Select(feature => feature.Feature)];
        var rest = unused.Length == 0 ? "" : $"<p class=\"small soft\">Not used in any tree: {string.Join(", ", unused.Select(Markup.Name))}.</p>";
        return $"<div class=\"card\"><div class=\"rows names\"><span class=\"head\">feature</span><span class=\"head\">fall of ROC-AUC over the test dates (grey: the interval includes 0)</span><span class=\"head value\">permutation</span>{string.Concat(rows)}</div>{rest}</div>";
    }

    private static string Shap(IReadOnlyList<FeatureImportance> importance)
    {
        FeatureImportance[] used = [.. importance.Where(feature => feature.MeanShap > 0).OrderByDescending(feature => feature.MeanShap)];
        if (used.Length == 0)
        {
            return "";
        }

        var rows = used.Select(feature => Name(feature)
            + $"<span class=\"track\"><span class=\"fill{(feature.ShapDirection < 0 ? " negative" : "")}\" style=\"left:0;width:{Markup.Share(feature.MeanShap / used[0].MeanShap)}\"></span></span>"
            + $"<span class=\"value\">{Markup.Number(feature.MeanShap, 4)}<span class=\"soft wide-only\"> · correlation with the value {Markup.Number(feature.ShapDirection, 2)}</span></span>");
        return $"<div class=\"card\" style=\"margin-top:14px\"><h3>SHAP summary</h3><div class=\"rows names\"><span class=\"head\">feature</span><span class=\"head\">mean size of the contribution (red: high values lower the score)</span><span class=\"head value\">log-odds</span>{string.Concat(rows)}</div></div>";
    }

    private static string Name(FeatureImportance feature) => $"<span class=\"name\">{Markup.Name(feature.Feature)}</span>";
}
