using SmartMoney.Core.Filings;

namespace SmartMoney.Core.Features.Schema;

/// <summary>Explains the features of a row: what was counted, what was left out, and why.</summary>
/// <param name="facts">The facts of the symbol.</param>
/// <param name="dropped">The rows of the source that became no fact, described.</param>
public sealed class FeatureExplainer(SymbolFacts facts, DroppedRows dropped)
{
    /// <summary>Explains the features of a sample date.</summary>
    /// <param name="date">D.</param>
    /// <param name="entryDay">T0.</param>
    public IReadOnlyList<FeatureExplanation> Explain(DateOnly date, DateOnly entryDay)
    {
        var hindsight = new Hindsight(facts, dropped, facts.AsOf(date, entryDay));
        return [.. FeatureSchema.Features.Select(feature => Explain(feature, hindsight))];
    }

    private static FeatureExplanation Explain(Feature feature, Hindsight hindsight)
    {
        var value = feature.Compute(hindsight.Known);
        return new FeatureExplanation(feature, value.Value, value.MissingBecause, value.Facts, [.. feature.LeftOut(hindsight)]);
    }
}
