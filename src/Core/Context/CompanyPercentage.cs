using SmartMoney.Core.Features;

namespace SmartMoney.Core.Context;

/// <summary>A feature that counts shares, as a part of the company: ÷ shares outstanding at Q.</summary>
/// <param name="name">The column name.</param>
/// <param name="feature">The feature.</param>
internal abstract class CompanyPercentage(string name, Feature feature) : ContextColumn(name)
{
    private readonly Feature _feature = feature;

    internal sealed override FeatureValue Compute(PointInTime known)
    {
        var value = _feature.Compute(known);
        return value.Value is not { } shares ? value
            : known.SharesOutstandingOf(known.LatestQuarter) is { } outstanding
                ? FeatureValue.Of(shares / outstanding, [.. value.Facts, known.SummaryOf(known.LatestQuarter)!])
                : PanelReportAge.WithoutSharesOutstanding;
    }
}
