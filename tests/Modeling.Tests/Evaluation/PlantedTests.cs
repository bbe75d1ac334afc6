using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

/// <summary>What the verdict is when the truth is known because it was planted.</summary>
public sealed class PlantedTests
{
    [Fact]
    public void A_feature_that_is_the_future_return_and_noise_is_found()
    {
        using var data = new PlantedDataset(lateNames: 6, (random, _, _) =>
        {
            var change = 0.05 * SyntheticDataset.Normal(random);
            return ((change / 0.05) + SyntheticDataset.Normal(random), change);
        });

        var result = data.Judge(200, TestContext.Current.CancellationToken);

        Assert.True(result.Verdict.IsShown, result.Verdict.Statement);
        Assert.Equal("insider_buy_ratio_30d", result.Importance[0].Feature);
        Assert.True(result.Portfolio.NetSpread.TValue > 5);
        Assert.True(result.ContextLift!.Low > 0);
    }

    [Fact]
    public void Survivors_are_exposed_by_the_members()
    {
        // Late names were picked because they rose, and the feature says who is late. Among members there is nothing to know.
        using var data = new PlantedDataset(lateNames: 30, (random, _, isLate) => (isLate ? 0 : 1 + random.NextDouble(), (isLate ? 0.05 : 0) + (0.05 * SyntheticDataset.Normal(random))));

        var result = data.Judge(20, TestContext.Current.CancellationToken);

        TestContext.Current.SendDiagnosticMessage(string.Join('\n', result.Findings));
        Assert.Equal(CheckOutcome.Passed, Check(result, "walk-forward interval"));
        Assert.Equal(0, result.Shuffled!.AtLeastModel);
        Assert.Equal(CheckOutcome.Failed, Check(result, "members of May 2021 only"));
        Assert.False(result.Verdict.IsShown);
        Assert.InRange(result.Comparisons.Single(comparison => comparison.Kind == ComparisonKind.TrainedOnMembers).RocAuc!.Value!.Value, 0.4, 0.56);
        Assert.Equal((60, 30), (result.Universe.Present, result.Universe.Others));
    }

    [Fact]
    public void A_volatility_proxy_is_exposed_by_the_baseline_and_gone_with_the_median_label()
    {
        static (double Feature, double Return) Plant(Random random, double volatility, bool isLate) =>
            (volatility + (0.01 * SyntheticDataset.Normal(random)), volatility * SyntheticDataset.Normal(random));

        using var absolute = new PlantedDataset(lateNames: 0, Plant);
        using var median = new PlantedDataset(lateNames: 0, Plant, isMedian: true);

        var exposed = absolute.Judge(20, TestContext.Current.CancellationToken);
        var gone = median.Judge(20, TestContext.Current.CancellationToken);

        Assert.Equal(CheckOutcome.Passed, Check(exposed, "walk-forward interval"));
        Assert.Equal(CheckOutcome.Failed, Check(exposed, "lead over the best baseline"));
        Assert.Contains("price_volatility_60d alone", exposed.Verdict.Checks[2].Finding, StringComparison.Ordinal);
        Assert.False(exposed.Verdict.IsShown);
        Assert.Equal(CheckOutcome.Failed, Check(gone, "walk-forward interval"));
        Assert.InRange(gone.Headline.Metric(MetricNames.RocAuc).Value!.Value, 0.46, 0.54);
    }

    private static CheckOutcome Check(EvaluationResult result, string name) => result.Verdict.Checks.Single(check => check.Name == name).Outcome;
}
