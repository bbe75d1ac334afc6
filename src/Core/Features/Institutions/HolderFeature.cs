namespace SmartMoney.Core.Features.Institutions;

/// <summary>What the largest holders hold, from the lists of holders and a summary.</summary>
internal abstract class HolderFeature(string name) : InstitutionFeature(name)
{
    /// <summary>The value where there are no lists of holders.</summary>
    protected static FeatureValue WithoutHolders { get; } = FeatureValue.Missing("the lists of holders could not be had");

    /// <summary>The value where no row of Q is of use.</summary>
    protected static FeatureValue WithoutPositions { get; } = FeatureValue.Missing("no row of the holders of Q counts");

    internal sealed override IEnumerable<LeftOutFact> LeftOut(Hindsight hindsight) =>
        hindsight.PublishedLater(facts => facts.Holders, position => position.Quarter == hindsight.Known.LatestQuarter);
}
