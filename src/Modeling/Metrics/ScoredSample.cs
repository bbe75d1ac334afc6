namespace SmartMoney.Modeling.Metrics;

/// <summary>
/// Scores with their labels, laid out so that every metric is one pass over the rows for any weighting of the clusters:
/// a weight of 0 leaves the rows of the cluster out, as a jackknife does. Scores of different models are not on one scale:
/// rows are ranked within their group (the fold, where there are several) and never across.
/// </summary>
internal sealed class ScoredSample
{
    private const double MinProbability = 1e-15;
    private const int MetricCount = (int)Metric.F1AtHalf + 1;

    private readonly int[] _groupEnds;
    private readonly int[] _clusterOf;
    private readonly bool[] _positive;
    private readonly bool[] _endsTie;
    private readonly ClusterSums[] _sums;

    /// <summary>Sorts the rows by score.</summary>
    /// <param name="scores">The probability of label 1, a row each.</param>
    /// <param name="labels">0 or 1.</param>
    /// <param name="decisions">Whether the row was decided 1 at its threshold.</param>
    /// <param name="clusters">The cluster of each row.</param>
    /// <param name="clusterCount">The number of clusters.</param>
    /// <param name="groups">The group of each row.</param>
    public ScoredSample(
        IReadOnlyList<double> scores,
        IReadOnlyList<int> labels,
        IReadOnlyList<bool> decisions,
        IReadOnlyList<int> clusters,
        int clusterCount,
        IReadOnlyList<int> groups)
    {
        if (labels.Count != scores.Count || decisions.Count != scores.Count || clusters.Count != scores.Count || groups.Count != scores.Count)
        {
            throw new ArgumentException("scores, labels, decisions, clusters and groups differ in number", nameof(scores));
        }

        if (scores.Any(score => !double.IsFinite(score)))
        {
            throw new ArgumentException("a score is not finite", nameof(scores));
        }

        int[] order = [.. ByScoreDescending(scores).OrderBy(row => groups[row])];
        bool Continues(int i) => i + 1 < order.Length && groups[order[i + 1]] == groups[order[i]];
        _clusterOf = [.. order.Select(row => clusters[row])];
        _positive = [.. order.Select(row => labels[row] == 1)];
        _endsTie = [.. order.Select((row, i) => !Continues(i) || scores[order[i + 1]] != scores[row])];
        _groupEnds = [.. Enumerable.Range(0, order.Length).Where(i => !Continues(i)).Select(i => i + 1)];
        _sums = new ClusterSums[clusterCount];
        for (var row = 0; row < scores.Count; row++)
        {
            _sums[clusters[row]].Add(scores[row], labels[row] == 1, decisions[row]);
        }
    }

    /// <summary>The number of clusters.</summary>
    public int Clusters => _sums.Length;

    /// <summary>The rows from the highest score to the lowest, equal scores in the order of the rows.</summary>
    public static int[] ByScoreDescending(IReadOnlyList<double> scores) =>
        [.. Enumerable.Range(0, scores.Count).OrderByDescending(row => scores[row])];

    /// <summary>Every metric with each row counted once, in the order of <see cref="Metric"/>; NaN where not defined.</summary>
    public double[] Measure()
    {
        var ones = new int[_sums.Length];
        Array.Fill(ones, 1);
        return Measure(ones);
    }

    /// <summary>Every metric with the rows counted by the weight of their cluster.</summary>
    public double[] Measure(ReadOnlySpan<int> weights)
    {
        var result = new double[MetricCount];
        var total = default(ClusterSums);
        for (var cluster = 0; cluster < _sums.Length; cluster++)
        {
            total.Add(_sums[cluster], weights[cluster]);
        }

        (result[(int)Metric.RocAuc], result[(int)Metric.PrAuc]) = Areas(weights);
        result[(int)Metric.LogLoss] = total.Rows == 0 ? double.NaN : total.LogLoss / total.Rows;
        result[(int)Metric.Brier] = total.Rows == 0 ? double.NaN : total.SquaredError / total.Rows;
        Fill(result, Metric.Accuracy, total.Rates(total.TruePositives, total.FalsePositives));
        Fill(result, Metric.AccuracyAtHalf, total.Rates(total.TruePositivesAtHalf, total.FalsePositivesAtHalf));
        return result;
    }

    private static void Fill(double[] result, Metric first, ConfusionRates rates)
    {
        result[(int)first] = rates.Accuracy;
        result[(int)first + 1] = rates.Precision;
        result[(int)first + 2] = rates.Recall;
        result[(int)first + 3] = rates.F1;
    }

    private (double Roc, double PrecisionRecall) Areas(ReadOnlySpan<int> weights)
    {
        var sum = default(AreaSums);
        var from = 0;
        foreach (var to in _groupEnds)
        {
            AddGroup(ref sum, from, to, weights);
            from = to;
        }

        return (
            sum.Pairs == 0 ? double.NaN : sum.OrderedPairsTwice / (2.0 * sum.Pairs),
            sum.Positives == 0 ? double.NaN : sum.Precision / sum.Positives);
    }

    private void AddGroup(ref AreaSums sum, int from, int to, ReadOnlySpan<int> weights)
    {
        long truePositives = 0, falsePositives = 0, tiedPositives = 0, tiedNegatives = 0, orderedTwice = 0;
        for (var i = from; i < to; i++)
        {
            var weight = weights[_clusterOf[i]];
            if (_positive[i])
            {
                tiedPositives += weight;
            }
            else
            {
                tiedNegatives += weight;
            }

            if (!_endsTie[i])
            {
                continue;
            }

            // Each negative here comes after every positive passed so far, and ties with those of its own score.
            orderedTwice += tiedNegatives * ((2 * truePositives) + tiedPositives);
            truePositives += tiedPositives;
            falsePositives += tiedNegatives;
            if (tiedPositives > 0)
            {
                sum.Precision += (double)tiedPositives * truePositives / (truePositives + falsePositives);
            }

            tiedPositives = tiedNegatives = 0;
        }

        sum.OrderedPairsTwice += orderedTwice;
        sum.Pairs += truePositives * falsePositives;
        sum.Positives += truePositives;
    }

    private record struct AreaSums(long OrderedPairsTwice, long Pairs, long Positives, double Precision);

    private record struct ClusterSums(
        long Rows,
        long Positives,
        long TruePositives,
        long FalsePositives,
        long TruePositivesAtHalf,
        long FalsePositivesAtHalf,
        double LogLoss,
        double SquaredError)
    {
        public void Add(double score, bool positive, bool decision)
        {
            Rows++;
            Positives += positive ? 1 : 0;
            TruePositives += decision && positive ? 1 : 0;
            FalsePositives += decision && !positive ? 1 : 0;
            var atHalf = score >= 0.5;
            TruePositivesAtHalf += atHalf && positive ? 1 : 0;
            FalsePositivesAtHalf += atHalf && !positive ? 1 : 0;
            var probability = Math.Clamp(score, MinProbability, 1 - MinProbability);
            LogLoss -= Math.Log(positive ? probability : 1 - probability);
            var error = score - (positive ? 1 : 0);
            SquaredError += error * error;
        }

        public void Add(in ClusterSums other, int times)
        {
            Rows += other.Rows * times;
            Positives += other.Positives * times;
            TruePositives += other.TruePositives * times;
            FalsePositives += other.FalsePositives * times;
            TruePositivesAtHalf += other.TruePositivesAtHalf * times;
            FalsePositivesAtHalf += other.FalsePositivesAtHalf * times;
            LogLoss += other.LogLoss * times;
            SquaredError += other.SquaredError * times;
        }

        public readonly ConfusionRates Rates(long truePositives, long falsePositives) => ConfusionRates.Of(
            truePositives, falsePositives, Rows - Positives - falsePositives, Positives - truePositives);
    }
}
