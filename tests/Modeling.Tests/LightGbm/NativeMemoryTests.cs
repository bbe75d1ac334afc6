using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Tests.Support;
using SmartMoney.Modeling.Training;
using Xunit;

namespace SmartMoney.Modeling.Tests.LightGbm;

[Collection(MeasuredAlone.Name)]
public sealed class NativeMemoryTests
{
    private readonly ExampleSet _training = ExampleSet.From("train", SyntheticDataset.Rows(10, 12, seed: 1, signal: 3));

    [Fact]
    public void A_thousand_models_leave_no_memory_behind()
    {
        var parameters = new HyperParameters { Rounds = 3, MinDataInLeaf = 5 };
        Cycle(200);
        var before = ResidentBytes();

        Cycle(1000);

        // One native dataset of this size takes some 50 kB: a leak of it alone would be 50 MB.
        Assert.InRange(ResidentBytes() - before, long.MinValue, 16L << 20);

        void Cycle(int times)
        {
            for (var i = 0; i < times; i++)
            {
                using var model = TreeFitting.Fit(_training, _training, Recipes.Of(parameters));
            }
        }
    }

    private static long ResidentBytes()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }
}
