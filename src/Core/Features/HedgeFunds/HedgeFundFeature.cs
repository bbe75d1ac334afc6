using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.HedgeFunds;

/// <summary>What the panel of hedge funds holds, from each manager's own 13F filings.</summary>
internal abstract class HedgeFundFeature(string name) : Feature(name, FeatureFamily.HedgeFund)
{
    internal sealed override FeatureValue Compute(PointInTime known)
    {
        if (known.HedgeFunds is null)
        {
            return FeatureValue.Missing("a manager of the panel could not be had");
        }

        var panel = known.Derived(HedgeFundPanel.Of);
        return panel.Latest.Count == 0
            ? FeatureValue.Missing("no manager of the panel has a filing young enough")
            : Compute(known, panel);
    }

    internal sealed override IEnumerable<LeftOutFact> LeftOut(Hindsight hindsight) =>
        hindsight.PublishedLater(facts => facts.HedgeFunds, filing => filing.Quarter.End <= hindsight.Known.Date);

    /// <summary>Computes the feature.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    /// <param name="panel">The funds that count, at least one.</param>
    protected abstract FeatureValue Compute(PointInTime known, HedgeFundPanel panel);

    /// <summary>The shares of filings, in D's shares.</summary>
    protected static double Shares(PointInTime known, IEnumerable<ManagerHolding> filings) =>
        filings.Sum(filing => known.SharesAtDate(filing.Shares, filing.EndDate));
}
