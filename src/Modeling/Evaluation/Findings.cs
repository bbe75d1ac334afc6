using System.Globalization;
using SmartMoney.Modeling.Metrics;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Says in words what the figures allow to be said.</summary>
internal static class Findings
{
    private const double Significant = 0.05;

    public static IEnumerable<string> Of(EvaluationResult result)
    {
        yield return result.Verdict.Statement;
        foreach (var check in result.Verdict.Checks)
        {
            yield return check.Finding;
        }

        if (result.WalkForward is null)
        {
            yield return $"There is no headline figure. {result.WalkForwardAbsence}";
        }

        yield return Order(result.Headline.InformationCoefficient.Overall);
        yield return Spread(result.Portfolio);
        if (result.Comparisons.FirstOrDefault(comparison => comparison.Kind == ComparisonKind.Logistic)?.Lead is { Value: not null } logistic)
        {
            yield return $"The lead over logistic regression on the same features is {FigureText.Of(logistic)}.";
        }

        if (result.ContextLift is { Value: not null } lift)
        {
            yield return $"Adding the features to the context columns changes ROC-AUC by {FigureText.Of(lift)}{(lift.Low > 0 ? "" : ": no lift is shown")}.";
        }

        foreach (var neutral in result.Neutral)
        {
            yield return $"Among symbols of similar {neutral.Column}, the mean rank IC is {Figure(neutral.RankIc)}.";
        }

        yield return Symbols(result.Universe);
        if (Decisions(result.Headline) is { } decisions)
        {
            yield return decisions;
        }
    }

    private static string Order(DateMean coefficient) => coefficient switch
    {
        { Mean: null } => "The rank information coefficient is not defined on any test date.",
        { TValue: null } => $"The mean rank IC is {FigureText.Number(coefficient.Mean)}; its t-value is not defined.",
        { PValue: >= Significant } => $"Within a date, the order of the scores has no significant relation to the order of the returns: mean rank IC {Figure(coefficient)}.",
        _ => $"Within a date, the order of the scores goes {(coefficient.Mean > 0 ? "with" : "against")} the order of the returns: mean rank IC {Figure(coefficient)}.",
    };

    private static string Spread(Portfolio portfolio) => portfolio.Spread.Mean is null
        ? "No test date has enough symbols for a portfolio."
        : $"The fifth with the highest scores returns {Percent(portfolio.Spread.Mean)} more than the fifth with the lowest in each period (t-value {FigureText.Number(portfolio.Spread.TValue, 2)}), "
            + $"and {Percent(portfolio.NetSpread.Mean)} after costs of {portfolio.CostBps.ToString(CultureInfo.InvariantCulture)} basis points.";

    private static string Symbols(UniverseCoverage universe) =>
        $"The dataset has {universe.Present} of the {universe.Members} index members of May 2021 and {universe.Others} other symbols."
        + (universe.Missing == 0 ? "" : $" The {universe.Missing} missing members are mostly companies that were acquired or delisted since, so that every figure, those on members included, is one of survivors.");

    private static string? Decisions(ScoreCard card)
    {
        if (card.Rows == 0 || card.Metric("accuracy").Value is not { } accuracy)
        {
            return null;
        }

        var decided = card.Decisions.Sum(date => date.Decided);
        var frequent = Math.Max(card.Positives, card.Rows - card.Positives) / (double)card.Rows;
        return $"At the threshold chosen on validation, {Percent((double)decided / card.Rows)} of the decisions are 1 and {Percent(accuracy)} are right; always saying the more frequent class is right in {Percent(frequent)}.";
    }

    private static string Figure(DateMean mean) => mean.Mean is null ? FigureText.Absent : $"{FigureText.Number(mean.Mean)}, t-value {FigureText.Number(mean.TValue, 2)}, p = {FigureText.Number(mean.PValue)}";

    private static string Percent(double? share) => (share!.Value * 100).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
