using System.Globalization;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>An evaluation in a few lines, for a terminal: the verdict and five figures.</summary>
public static class EvaluationSummary
{
    private const string Absent = "not defined";

    /// <summary>The lines, without line ends.</summary>
    /// <param name="result">The evaluation.</param>
    public static IEnumerable<string> Lines(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        yield return result.Verdict.Statement;
        var auc = result.Headline.Metric(MetricNames.RocAuc);
        var best = ComparisonSet.BestBaseline(result.Comparisons);
        var order = result.Headline.InformationCoefficient.Overall;
        yield return Line(result.WalkForward is null ? "ROC-AUC, single split" : "ROC-AUC", Figure(auc));
        yield return Line("lead over the best baseline", best is null ? Absent : $"{Figure(best.Lead)}; {best.Description}: {Number(best.RocAuc?.Value)}");
        yield return Line("shuffled labels", result.Shuffled is { } chance ? $"p = {Number(chance.PValue)} ({chance.AtLeastModel} of {chance.Runs} runs do as well)" : Absent);
        yield return Line("mean rank IC", order.Mean is null ? Absent : $"{Number(order.Mean)}, t-value {Number(order.TValue, 2)}, p = {Number(order.PValue)}");
        yield return Line("spread after costs", result.Portfolio.NetSpread is { Mean: not null } net ? $"{Number(net.Mean * 100, 2)} % a period, t-value {Number(net.TValue, 2)}" : Absent);
    }

    private static string Line(string name, string value) => $"  {name + ":",-29}{value}";

    private static string Figure(MetricValue? figure) => figure switch
    {
        null or { Value: null } => Absent,
        { Low: null } => Number(figure.Value),
        _ => $"{Number(figure.Value)} ({Number(figure.Low)} to {Number(figure.High)})",
    };

    private static string Number(double? value, int digits = 3) => value is { } number ? number.ToString($"F{digits}", CultureInfo.InvariantCulture) : Absent;
}
