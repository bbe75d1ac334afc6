using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Etfs;

/// <summary>What the panel of ETFs holds, from their published holdings.</summary>
internal abstract class EtfFeature(string name) : Feature(name, FeatureFamily.Etf)
{
    internal sealed override FeatureValue Compute(PointInTime known)
    {
        if (known.Etfs is null)
        {
            return FeatureValue.Missing("an ETF of the panel could not be had");
        }

        var panel = known.Derived(EtfPanel.Of);
        return panel.Latest.Count == 0
            ? FeatureValue.Missing("no ETF of the panel has a report young enough")
            : Compute(known, panel);
    }

    internal sealed override IEnumerable<LeftOutFact> LeftOut(Hindsight hindsight) =>
        hindsight.PublishedLater(facts => facts.Etfs, report => report.ReportDate <= hindsight.Known.Date);

    /// <summary>Computes the feature.</summary>
    /// <param name="known">The symbol as the public could see it.</param>
    /// <param name="panel">The ETFs that count, at least one.</param>
    protected abstract FeatureValue Compute(PointInTime known, EtfPanel panel);

    /// <summary>The shares of a report, in D's shares.</summary>
    protected static double Shares(PointInTime known, FundHolding report) => known.SharesAtDate(report.Shares, report.ReportDate);
}
