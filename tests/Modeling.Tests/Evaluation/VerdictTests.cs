using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(0.55, 0.49, 0.61, "no better than chance")]
    [InlineData(0.55, 0.50, 0.60, "no better than chance")]
    [InlineData(0.45, 0.40, 0.50, "no better than chance")]
    [InlineData(0.55, 0.51, 0.60, "ranks better than chance")]
    [InlineData(0.45, 0.40, 0.49, "is worse than chance")]
    [InlineData(0.55, null, null, "it is unknown whether this is better than chance")]
    [InlineData(null, null, null, "ROC-AUC is not defined")]
    public void Chance_is_determined_by_the_interval(double? value, double? low, double? high, string expected)
    {
        var verdicts = Verdict.Of(Result(new MetricValue("roc_auc", value, low, high), null)).ToList();

        Assert.Contains(verdicts, verdict => verdict.StartsWith("On the single split", StringComparison.Ordinal) && verdict.Contains(expected, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0.02, 0.01, 0.03, "It ranks better than logistic regression")]
    [InlineData(-0.02, -0.03, -0.01, "It ranks worse than logistic regression")]
    [InlineData(0.02, -0.01, 0.05, "It does not demonstrably rank better")]
    [InlineData(0.02, null, null, "no interval could be computed")]
    [InlineData(null, null, null, "is not defined")]
    public void The_lead_over_logistic_regression_is_determined_by_its_interval(double? value, double? low, double? high, string expected)
    {
        var verdicts = Verdict.Of(Result(new MetricValue("roc_auc", 0.6, 0.55, 0.65), new MetricValue("roc_auc", value, low, high)));

        Assert.Contains(verdicts, verdict => verdict.Contains("logistic", StringComparison.Ordinal) && verdict.Contains(expected, StringComparison.Ordinal));
    }

    private static EvaluationResult Result(MetricValue auc, MetricValue? lead)
    {
        var card = new ScoreCard(
            100, 6, 20, [.. MetricNames.All.Select(name => name == "roc_auc" ? auc : new MetricValue(name, 0.5, 0.4, 0.6))], 0.2,
            new ConfusionMatrix(1, 2, 3, 4), new ConfusionMatrix(0, 0, 5, 5), new InformationCoefficient([], null, null), [], [], []);
        return new EvaluationResult(
            "m", "1.0.0", ["a"], new PartSummary("test.csv", "", 100, 20, []), null, null, "Walking forward was not possible.", card,
            [new Comparison(ComparisonKind.Logistic, "", null, card, lead), new Comparison(ComparisonKind.Majority, "", null, card, null)],
            new ShuffledResult(20, null, null), [], [], [], 1000, 42);
    }
}
