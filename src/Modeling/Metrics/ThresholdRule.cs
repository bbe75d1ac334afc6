using System.Collections.Immutable;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Modeling.Metrics;

/// <summary>How the decision threshold is chosen.</summary>
/// <param name="Kind">By what.</param>
/// <param name="MissCost">The cost of a missed label 1 where a wrong decision of 1 costs 1; used by <see cref="ThresholdKind.Cost"/> only.</param>
public sealed record ThresholdRule(ThresholdKind Kind = ThresholdKind.TopShare, double MissCost = 1)
{
    /// <summary>The names of the kinds, in their order.</summary>
    public static ImmutableArray<string> Names { get; } = ["top-share", "f1", "youden", "cost"];

    /// <summary>The name of the kind.</summary>
    public string Name() => Names[(int)Kind];

    /// <summary>The kind of a name; it must be one of <see cref="Names"/>.</summary>
    /// <param name="name">The name.</param>
    public static ThresholdKind Parse(string name) => (ThresholdKind)Names.IndexOf(name);

    /// <summary>Checks the cost.</summary>
    /// <exception cref="InvalidInputException">It is not a finite number above 0.</exception>
    public void Validate()
    {
        if (!(MissCost > 0) || !double.IsFinite(MissCost))
        {
            throw new InvalidInputException(FormattableString.Invariant($"miss cost: {MissCost} is not a number above 0"));
        }
    }

    /// <summary>The threshold when every score not below it is decided 1; the highest of several that are equally good.</summary>
    /// <param name="scores">The scores of the validation part, at least one.</param>
    /// <param name="labels">Its labels, both classes present.</param>
    /// <param name="trainingShare">The share of label 1 in the training part.</param>
    internal double Choose(IReadOnlyList<double> scores, IReadOnlyList<int> labels, double trainingShare)
    {
        var order = ScoredSample.ByScoreDescending(scores);
        var positives = labels.Count(label => label == 1);
        var nothing = Math.BitIncrement(scores[order[0]]);
        var (best, bestValue) = Kind == ThresholdKind.Cost ? (nothing, -MissCost * positives) : (nothing, double.NegativeInfinity);
        var truePositives = 0;
        for (var i = 0; i < order.Length; i++)
        {
            truePositives += labels[order[i]];
            var isLastOfTie = i + 1 == order.Length || scores[order[i + 1]] != scores[order[i]];
            if (isLastOfTie && Value(truePositives, i + 1, positives, order.Length, trainingShare) is var value && value > bestValue)
            {
                (best, bestValue) = (scores[order[i]], value);
            }
        }

        return best;
    }

    private double Value(int truePositives, int decided, int positives, int count, double trainingShare)
    {
        var falsePositives = decided - truePositives;
        return Kind switch
        {
            ThresholdKind.F1 => 2.0 * truePositives / (positives + decided),
            ThresholdKind.Youden => ((double)truePositives / positives) - ((double)falsePositives / (count - positives)),
            ThresholdKind.Cost => -falsePositives - (MissCost * (positives - truePositives)),

            // Deciding every row is no decision: a model whose scores are all alike decides none.
            _ => decided == count ? double.NegativeInfinity : -Math.Abs(((double)decided / count) - trainingShare),
        };
    }
}
