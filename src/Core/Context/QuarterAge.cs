using SmartMoney.Core.Features;

namespace SmartMoney.Core.Context;

/// <summary>The calendar days from the end of Q to D.</summary>
internal sealed class QuarterAge() : ContextColumn("quarter_age_days")
{
    public override bool IsCount => true;

    internal override FeatureValue Compute(PointInTime known) =>
        FeatureValue.Of(known.Date.DayNumber - known.LatestQuarter.End.DayNumber, []);
}
