using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>An evaluation in a few lines, for a terminal: the verdict and five figures.</summary>
public static class EvaluationSummary
{
    /// <summary>The lines, without line ends.</summary>
    /// <param name="result">The evaluation.</param>
    public static IEnumerable<string> Lines(EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        yield return result.Verdict.Statement;
        var auc = result.Headline.Metric(MetricNames.RocAuc);
        var best = ComparisonSet.BestBaseline(result.Comparisons);
        var order = result.Headline.InformationCoefficient.Overall;
        yield return Line(result.WalkForward is null ? "ROC-AUC, single split" : "ROC-AUC", FigureText.Of(auc));
        yield return Line("lead over the best baseline", best is null ? FigureText.Absent : $"{FigureText.Of(best.Lead)}; {best.Description}: {FigureText.Number(best.RocAuc?.Value)}");
        yield return Line("shuffled labels", result.Shuffled is { } chance ? $"p = {FigureText.Number(chance.PValue)} ({chance.AtLeastModel} of {chance.Runs} runs do as well)" : FigureText.Absent);
        yield return Line("mean rank IC", order.Mean is null ? FigureText.Absent : $"{FigureText.Number(order.Mean)}, t-value {FigureText.Number(order.TValue, 2)}, p = {FigureText.Number(order.PValue)}");
        yield return Line("spread after costs", result.Portfolio.NetSpread is { Mean: not null } net ? $"{FigureText.Number(net.Mean * 100, 2)} % a period, t-value {FigureText.Number(net.TValue, 2)}" : FigureText.Absent);
    }

    private static string Line(string name, string value) => $"  {name + ":",-29}{value}";
}
