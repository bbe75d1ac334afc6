using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Baselines;

/// <summary>Examples with the scores and decisions that were made of them without seeing their labels.</summary>
/// <param name="Examples">The examples.</param>
/// <param name="Scores">The probability of label 1, an example each.</param>
/// <param name="Decisions">Whether the score reached the threshold of its fold.</param>
/// <param name="Folds">The fold of each example: scores of different folds come from different models and are on different scales.</param>
/// <param name="Threshold">The threshold; null when several folds had their own or nothing was decided.</param>
/// <param name="Trees">The number of trees; null when there were none or several folds had their own.</param>
internal sealed record Scoring(
    ExampleSet Examples,
    IReadOnlyList<double> Scores,
    IReadOnlyList<bool> Decisions,
    IReadOnlyList<int> Folds,
    double? Threshold,
    int? Trees)
{
    /// <summary>Scores that nothing is decided by.</summary>
    public static Scoring Of(ExampleSet examples, double[] scores) => new(examples, scores, new bool[scores.Length], new int[scores.Length], null, null);

    public static Scoring At(double threshold, ExampleSet examples, double[] scores, int? trees = null) =>
        new(examples, scores, [.. scores.Select(score => score >= threshold)], new int[scores.Length], threshold, trees);

    public static Scoring Together(IReadOnlyList<Scoring> folds) => new(
        ExampleSet.Concat([.. folds.Select(fold => fold.Examples)]),
        [.. folds.SelectMany(fold => fold.Scores)],
        [.. folds.SelectMany(fold => fold.Decisions)],
        [.. folds.SelectMany((fold, i) => Enumerable.Repeat(i, fold.Examples.Count))],
        folds.Count == 1 ? folds[0].Threshold : null,
        folds.Count == 1 ? folds[0].Trees : null);

    /// <summary>The place of each score within its fold, above 0 and at most 1: comparable from fold to fold.</summary>
    public double[] Places()
    {
        var places = new double[Scores.Count];
        foreach (var fold in Enumerable.Range(0, Scores.Count).GroupBy(row => Folds[row]))
        {
            int[] rows = [.. fold];
            var ranks = RankCorrelation.Ranks([.. rows.Select(row => Scores[row])]);
            for (var i = 0; i < rows.Length; i++)
            {
                places[rows[i]] = ranks[i] / rows.Length;
            }
        }

        return places;
    }

    public Scoring Where(Func<string, bool> symbol)
    {
        int[] rows = [.. Enumerable.Range(0, Examples.Count).Where(row => symbol(Examples.Symbols[row]))];
        return this with
        {
            Examples = Examples.Take(rows),
            Scores = [.. rows.Select(row => Scores[row])],
            Decisions = [.. rows.Select(row => Decisions[row])],
            Folds = [.. rows.Select(row => Folds[row])],
        };
    }
}
