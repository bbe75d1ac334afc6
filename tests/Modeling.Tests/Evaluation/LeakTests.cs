using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

public sealed class LeakTests
{
    private const int Draws = 12;

    [Fact]
    public void A_random_number_per_date_seems_to_foretell_under_a_random_split() =>
        Assert.All(RocAucs(SplitMethod.Random), auc => Assert.InRange(auc, 0.6, 1));

    [Fact]
    public void A_random_number_per_date_foretells_nothing_when_split_by_time()
    {
        // Six test dates are few, so one draw may rank well or badly by luck; the mean of many must be near a half.
        Assert.InRange(RocAucs(SplitMethod.Time).Average(), 0.43, 0.57);
    }

    private static double[] RocAucs(SplitMethod method) => [.. Enumerable.Range(1, Draws).Select(seed =>
    {
        var split = DatasetSplitter.Split(Rows(seed), new SplitPlan { Method = method });
        var contender = new TreeContender(["insider_buy_ratio_30d"], Recipes.Of(new HyperParameters { MinDataInLeaf = 20, FeatureFraction = 1 }));
        return ScoreCards.RocAuc(ExampleFold.From(split.Folds[0]).Score(contender))!.Value;
    })];

    private static List<DatasetRow> Rows(int seed)
    {
        var random = new Random(seed);
        var months = SyntheticDataset.MonthlyDates(36).ToDictionary(date => date, _ => (Number: random.NextDouble(), Market: 0.05 + (0.6 * random.NextDouble())));
        return
        [
            .. SyntheticDataset.Rows(40, 36, seed).Select(row => row with
            {
                Features = [months[row.Date].Number, .. row.Features.Skip(1)],
                Label = random.NextDouble() < months[row.Date].Market ? 1 : 0,
            }),
        ];
    }
}
