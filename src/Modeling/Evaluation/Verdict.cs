using System.Globalization;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Says in words what the figures allow to be said.</summary>
internal static class Verdict
{
    private const double NotableT = 2;

    public static IEnumerable<string> Of(EvaluationResult result)
    {
        if (result.WalkForward is { } walk)
        {
            yield return Chance("Walking forward", walk.Card);
            yield return Order(walk.Card.InformationCoefficient);
        }
        else
        {
            yield return $"There is no headline figure. {result.WalkForwardAbsence}";
        }

        yield return Chance("On the single split", result.SingleSplit);
        yield return Lead(result.Comparisons.Single(comparison => comparison.Kind == ComparisonKind.Logistic));
        if ((result.Shuffled.WalkForward ?? result.Shuffled.SingleSplit) is { } chance)
        {
            yield return Shuffled(result.Shuffled.Runs, chance);
        }

        var card = result.WalkForward?.Card ?? result.SingleSplit;
        var majority = result.Comparisons.Single(comparison => comparison.Kind == ComparisonKind.Majority);
        if (card.Metric("accuracy").Value is { } accuracy && (majority.WalkForward ?? majority.SingleSplit)!.Metric("accuracy").Value is { } always)
        {
            yield return $"At the threshold chosen on validation, {Percent(accuracy)} of its decisions are right; always saying the more frequent class is right in {Percent(always)}.";
        }
    }

    private static string Chance(string where, ScoreCard card)
    {
        var auc = card.Metric(MetricNames.RocAuc);
        var over = $"over {card.Dates} test dates and {card.Rows.ToString(CultureInfo.InvariantCulture)} examples";
        return auc switch
        {
            { Value: null } => $"{where}, ROC-AUC is not defined: a class is absent {over}.",
            { Low: null } => $"{where}, ROC-AUC is {Text(auc.Value)} {over}, and no interval could be computed: it is unknown whether this is better than chance.",
            { Low: <= 0.5, High: >= 0.5 } => $"{where}, the model is no better than chance: ROC-AUC {Text(auc.Value)} {over}, and its 95 % interval {Interval(auc)} includes 0.5.",
            { High: < 0.5 } => $"{where}, the model is worse than chance: ROC-AUC {Text(auc.Value)} {over}, 95 % interval {Interval(auc)}.",
            _ => $"{where}, the model ranks better than chance: ROC-AUC {Text(auc.Value)} {over}, 95 % interval {Interval(auc)}.",
        };
    }

    private static string Order(InformationCoefficient coefficient) => coefficient switch
    {
        { Mean: null } => "The rank information coefficient is not defined on any test date.",
        { TValue: null } => $"The rank information coefficient is {Text(coefficient.Mean)}; its t-value is not defined.",
        { TValue: > -NotableT and < NotableT } =>
            $"Within a month, the order of the scores has no significant relation to the order of the returns: mean rank IC {Text(coefficient.Mean)}, t-value {Text(coefficient.TValue, 2)}.",
        _ => $"Within a month the order of the scores goes {(coefficient.Mean > 0 ? "with" : "against")} the order of the returns: mean rank IC {Text(coefficient.Mean)}, t-value {Text(coefficient.TValue, 2)}.",
    };

    private static string Shuffled(int runs, NullDistribution chance)
    {
        var spread = $"ROC-AUC {Text(chance.Lowest)} to {Text(chance.Highest)}, {Text(chance.Mean)} on average";
        return chance.PValue < 0.05
            ? $"The same pipeline on shuffled labels does as well in {chance.AtLeastModel} of {runs} runs ({spread}; p = {Text(chance.PValue, 2)}): chance alone hardly explains the result."
            : $"The same pipeline on shuffled labels does as well in {chance.AtLeastModel} of {runs} runs ({spread}; p = {Text(chance.PValue, 2)}): chance alone may explain the result.";
    }

    private static string Lead(Comparison comparison)
    {
        const string Other = "logistic regression on the same features";
        return comparison.RocAucLead switch
        {
            { Value: null } or null => $"A comparison with {Other} is not defined.",
            { Low: null } lead => $"Its ROC-AUC differs from that of {Other} by {Text(lead.Value)}; no interval could be computed.",
            { Low: > 0 } lead => $"It ranks better than {Other}: ROC-AUC higher by {Text(lead.Value)}, 95 % interval {Interval(lead)}.",
            { High: < 0 } lead => $"It ranks worse than {Other}: ROC-AUC lower by {Text(-lead.Value)}, 95 % interval of the difference {Interval(lead)}.",
            { } lead => $"It does not demonstrably rank better than {Other}: the difference in ROC-AUC is {Text(lead.Value)}, 95 % interval {Interval(lead)}.",
        };
    }

    private static string Interval(MetricValue value) => $"{Text(value.Low)} to {Text(value.High)}";

    private static string Percent(double share) => (share * 100).ToString("F1", CultureInfo.InvariantCulture) + " %";

    private static string Text(double? value, int digits = 3) => value!.Value.ToString($"F{digits}", CultureInfo.InvariantCulture);
}
