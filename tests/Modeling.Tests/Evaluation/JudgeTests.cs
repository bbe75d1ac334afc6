using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

public sealed class JudgeTests
{
    private static readonly MetricValue Good = Auc(0.56, 0.53, 0.59);
    private static readonly UniverseCoverage SomeLate = new(506, 400, 106, 50);
    private static readonly Evidence Passing = new(
        Card(Good), [Members(Good), Baseline(Good, ComparisonKind.ContextColumn)], new ShuffledResult(200, 0.5, 0.01, 0.47, 0.53, 0, 1 / 201.0), SomeLate, new TrialCount(1, 0.5));

    [Fact]
    public void A_model_is_better_than_chance_when_every_check_passes()
    {
        var verdict = Judge.Of(Passing);

        Assert.True(verdict.IsShown);
        Assert.Equal("Better than chance: every check passed.", verdict.Statement);
        Assert.Equal(
            ["walk-forward interval", "shuffled labels", "lead over the best baseline", "members of May 2021 only", "number of trials"], verdict.Checks.Select(check => check.Name));
    }

    [Theory]
    [InlineData(0.55, 0.49, 0.61, CheckOutcome.Failed, "includes 0.5")]
    [InlineData(0.55, 0.50, 0.60, CheckOutcome.Failed, "includes 0.5")]
    [InlineData(0.45, 0.40, 0.49, CheckOutcome.Failed, "worse than chance")]
    [InlineData(0.55, null, null, CheckOutcome.NotChecked, "no interval")]
    [InlineData(null, null, null, CheckOutcome.NotChecked, "not defined")]
    public void The_interval_must_be_above_a_half(double? value, double? low, double? high, CheckOutcome outcome, string finding) =>
        AssertOnly(Passing with { WalkForward = Card(Auc(value, low, high)), Trials = new TrialCount(1, 0.3) }, "walk-forward interval", outcome, finding, alsoTrials: value is null);

    [Theory]
    [InlineData(200, 1, CheckOutcome.Passed)] // 2/201 = 0.00995
    [InlineData(200, 2, CheckOutcome.Failed)] // 3/201 = 0.0149
    [InlineData(199, 0, CheckOutcome.NotChecked)]
    public void The_p_value_of_200_runs_must_be_at_most_one_percent(int runs, int reached, CheckOutcome outcome)
    {
        var verdict = Judge.Of(Passing with { Shuffled = new ShuffledResult(runs, 0.5, 0.01, 0.4, 0.6, reached, (reached + 1.0) / (runs + 1)) });

        Assert.Equal(outcome, verdict.Checks[1].Outcome);
        Assert.Equal(outcome == CheckOutcome.Passed, verdict.IsShown);
    }

    [Fact]
    public void The_lead_over_the_best_baseline_must_be_above_0()
    {
        var volatility = new Comparison(ComparisonKind.ContextColumn, "price_volatility_60d alone", 100, Auc(0.6, 0.57, 0.63), null, Auc(-0.04, -0.1, 0.02));

        AssertOnly(Passing with { Comparisons = [.. Passing.Comparisons, volatility] }, "lead over the best baseline", CheckOutcome.Failed, "The best baseline is price_volatility_60d alone: ROC-AUC 0.600");
    }

    [Fact]
    public void Taking_the_context_file_away_does_not_help() =>
        AssertOnly(
            Passing with { Comparisons = [Members(Good), Baseline(Good, ComparisonKind.Logistic)] }, "lead over the best baseline", CheckOutcome.NotChecked, "volatility, momentum, size and the other baselines were not tried");

    [Fact]
    public void Without_the_late_names_the_interval_must_still_be_above_a_half() =>
        AssertOnly(
            Passing with { Comparisons = [Members(Auc(0.525, 0.499, 0.55)), .. Passing.Comparisons.Skip(1)] }, "members of May 2021 only", CheckOutcome.Failed, "without the late names, it is not above 0.5");

    [Fact]
    public void Where_all_symbols_were_members_nothing_is_asked_of_members() =>
        Assert.True(Judge.Of(Passing with { Universe = new UniverseCoverage(506, 3, 503, 0), Comparisons = [.. Passing.Comparisons.Skip(1)] }).IsShown);

    [Fact]
    public void Where_no_symbol_was_a_member_the_universe_is_not_checked() =>
        AssertOnly(Passing with { Comparisons = [.. Passing.Comparisons.Skip(1)] }, "members of May 2021 only", CheckOutcome.NotChecked, "could not be judged");

    [Fact]
    public void The_best_of_many_trials_must_be_beaten() =>
        AssertOnly(Passing with { Trials = new TrialCount(500, 0.57) }, "number of trials", CheckOutcome.Failed, "reaches only 0.560");

    [Fact]
    public void A_single_split_decides_nothing()
    {
        var verdict = Judge.Of(Passing with { WalkForward = null });

        Assert.False(verdict.IsShown);
        Assert.StartsWith("Not shown to be better than chance. Not checked:", verdict.Statement, StringComparison.Ordinal);
    }

    private static void AssertOnly(Evidence evidence, string name, CheckOutcome outcome, string finding, bool alsoTrials = false)
    {
        var verdict = Judge.Of(evidence);

        Assert.False(verdict.IsShown);
        var check = verdict.Checks.Single(check => check.Name == name);
        Assert.Equal(outcome, check.Outcome);
        Assert.Contains(finding, check.Finding, StringComparison.Ordinal);
        Assert.Contains(name, verdict.Statement, StringComparison.Ordinal);
        Assert.All(verdict.Checks.Where(other => other.Name != name && !(alsoTrials && other.Name == "number of trials")), other => Assert.Equal(CheckOutcome.Passed, other.Outcome));
    }

    private static Comparison Members(MetricValue auc) => new(ComparisonKind.TrainedOnMembers, "members", 100, auc, null, null);

    private static Comparison Baseline(MetricValue lead, ComparisonKind kind) => new(kind, "a baseline", 100, Auc(0.51, 0.48, 0.54), null, lead);

    private static MetricValue Auc(double? value, double? low, double? high) => new("roc_auc", value, low, high);

    private static ScoreCard Card(MetricValue auc) => new(
        100, 18, 20, [.. MetricNames.All.Select(name => name == "roc_auc" ? auc : new MetricValue(name, 0.5, 0.4, 0.6))], null, [],
        new ConfusionMatrix(1, 2, 3, 4), new ConfusionMatrix(0, 0, 5, 5), new InformationCoefficient([], DateMean.Of([])), [], [], []);
}
