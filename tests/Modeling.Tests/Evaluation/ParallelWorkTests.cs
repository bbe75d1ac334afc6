using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Evaluation;
using Xunit;

namespace SmartMoney.Modeling.Tests.Evaluation;

public sealed class ParallelWorkTests
{
    [Fact]
    public void A_failure_comes_out_as_itself() =>
        Assert.Throws<InvalidInputException>(() => ParallelWork.For(4, 4, _ => throw new InvalidInputException("no"), TestContext.Current.CancellationToken));

    [Fact]
    public void Every_piece_is_done_once()
    {
        var done = new int[100];

        ParallelWork.For(100, 4, i => Interlocked.Increment(ref done[i]), TestContext.Current.CancellationToken);

        Assert.All(done, times => Assert.Equal(1, times));
    }
}
