using System.Globalization;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>
/// The one rule by which a model is called better than chance. Every check must pass; what could not be checked does not pass.
/// </summary>
internal static class Judge
{
    /// <summary>The p-value that shuffled labels must not exceed.</summary>
    public const double MaxPValue = 0.01;

    /// <summary>The number of shuffled runs that the p-value needs.</summary>
    public const int MinShuffledRuns = 200;

    private const double Chance = 0.5;

    public static Verdict Of(Evidence evidence)
    {
        VerdictCheck[] checks = [Interval(evidence), ShuffledLabels(evidence), BestBaseline(evidence), Universe(evidence), Trials(evidence)];
        string[] failed = [.. checks.Where(check => check.Outcome == CheckOutcome.Failed).Select(check => check.Name)];
        string[] missing = [.. checks.Where(check => check.Outcome == CheckOutcome.NotChecked).Select(check => check.Name)];
        var statement = failed.Length + missing.Length == 0
            ? "Better than chance: every check passed."
            : "Not shown to be better than chance."
                + (failed.Length == 0 ? "" : $" Failed: {string.Join(", ", failed)}.")
                + (missing.Length == 0 ? "" : $" Not checked: {string.Join(", ", missing)}.");
        return new Verdict(failed.Length + missing.Length == 0, statement, checks);
    }

    private static VerdictCheck Interval(Evidence evidence)
    {
        const string Name = "walk-forward interval";
        if (evidence.RocAuc is not { } auc)
        {
            return new VerdictCheck(Name, CheckOutcome.NotChecked, "There is no walk-forward result, and a single split has too few dates to decide.");
        }

        var over = $"over {evidence.WalkForward!.Dates} test dates and {evidence.WalkForward.Rows.ToString(CultureInfo.InvariantCulture)} examples";
        return auc switch
        {
            { Value: null } => new VerdictCheck(Name, CheckOutcome.NotChecked, $"Walking forward, ROC-AUC is not defined: a class is absent {over}."),
            { Low: null } => new VerdictCheck(Name, CheckOutcome.NotChecked, $"Walking forward, ROC-AUC is {FigureText.Number(auc.Value)} {over}; no interval could be computed."),
            { Low: > Chance } => new VerdictCheck(Name, CheckOutcome.Passed, $"Walking forward, ROC-AUC is {FigureText.Number(auc.Value)} {over}; the 95 % interval {FigureText.Interval(auc)} is above 0.5."),
            { High: < Chance } => new VerdictCheck(Name, CheckOutcome.Failed, $"Walking forward, ROC-AUC is {FigureText.Number(auc.Value)} {over}; the 95 % interval {FigureText.Interval(auc)} is below 0.5: worse than chance."),
            _ => new VerdictCheck(Name, CheckOutcome.Failed, $"Walking forward, ROC-AUC is {FigureText.Number(auc.Value)} {over}; the 95 % interval {FigureText.Interval(auc)} includes 0.5."),
        };
    }

    private static VerdictCheck ShuffledLabels(Evidence evidence)
    {
        const string Name = "shuffled labels";
        if (evidence.Shuffled is not { } chance || evidence.WalkForward is null)
        {
            return new VerdictCheck(Name, CheckOutcome.NotChecked, "Shuffled labels have nothing to be compared with.");
        }

        var text = $"On labels shuffled within each date, the same pipeline does as well in {chance.AtLeastModel} of {chance.Runs} runs "
            + $"(ROC-AUC {FigureText.Number(chance.Lowest)} to {FigureText.Number(chance.Highest)}, mean {FigureText.Number(chance.Mean)}; p = {FigureText.Number(chance.PValue)})";
        return chance switch
        {
            { Runs: < MinShuffledRuns } => new VerdictCheck(Name, CheckOutcome.NotChecked, $"{text}; the check needs {MinShuffledRuns} runs."),
            { PValue: <= MaxPValue } => new VerdictCheck(Name, CheckOutcome.Passed, $"{text}: at most 0.01."),
            _ => new VerdictCheck(Name, CheckOutcome.Failed, $"{text}: above 0.01, so chance alone may explain the result."),
        };
    }

    private static VerdictCheck BestBaseline(Evidence evidence)
    {
        const string Name = "lead over the best baseline";
        if (!evidence.Comparisons.Any(comparison => comparison.IsBaseline))
        {
            return new VerdictCheck(Name, CheckOutcome.NotChecked, "There is no context file: volatility, momentum, size and the other baselines were not tried.");
        }

        if (evidence.WalkForward is null || ComparisonSet.BestBaseline(evidence.Comparisons) is not { } best || best.Lead is not { Low: { } low } lead)
        {
            return new VerdictCheck(Name, CheckOutcome.NotChecked, "The lead over the baselines is not defined.");
        }

        var text = $"The best baseline is {best.Description}: ROC-AUC {FigureText.Of(best.RocAuc!)}. The model's lead over it is {FigureText.Of(lead)}";
        return low > 0
            ? new VerdictCheck(Name, CheckOutcome.Passed, $"{text}: above 0.")
            : new VerdictCheck(Name, CheckOutcome.Failed, $"{text}: not above 0.");
    }

    private static VerdictCheck Universe(Evidence evidence)
    {
        const string Name = "members of May 2021 only";
        if (evidence.Universe.Others == 0)
        {
            return new VerdictCheck(Name, CheckOutcome.Passed, "All symbols were members of the index in May 2021, before the first sample.");
        }

        var members = evidence.Comparisons.FirstOrDefault(comparison => comparison.Kind == ComparisonKind.TrainedOnMembers)?.RocAuc;
        if (evidence.WalkForward is null || members is not { Low: { } low })
        {
            return new VerdictCheck(Name, CheckOutcome.NotChecked, $"{evidence.Universe.Others} symbols were chosen later than May 2021, and without them the model could not be judged.");
        }

        var text = $"Trained and judged on the {evidence.Universe.Present} index members of May 2021, without the {evidence.Universe.Others} names chosen later, ROC-AUC is {FigureText.Of(members)}";
        return low > Chance
            ? new VerdictCheck(Name, CheckOutcome.Passed, $"{text}: above 0.5.")
            : new VerdictCheck(Name, CheckOutcome.Failed, $"{text}: without the late names, it is not above 0.5.");
    }

    private static VerdictCheck Trials(Evidence evidence)
    {
        const string Name = "number of trials";
        if (evidence.Trials.DeflatedRocAuc is not { } deflated || evidence.RocAuc?.Value is not { } auc)
        {
            return new VerdictCheck(Name, CheckOutcome.NotChecked, "The number of trials has nothing to be compared with.");
        }

        var text = $"{evidence.Trials.Count} {(evidence.Trials.Count == 1 ? "trial was" : "trials were")} made under this name; the best of as many is expected to reach {FigureText.Number(deflated)} by chance";
        return auc > deflated
            ? new VerdictCheck(Name, CheckOutcome.Passed, $"{text}, and the model reaches {FigureText.Number(auc)}.")
            : new VerdictCheck(Name, CheckOutcome.Failed, $"{text}, and the model reaches only {FigureText.Number(auc)}.");
    }
}
