using SmartMoney.Azure.Budget;
using SmartMoney.Core.Filings;
using SmartMoney.Sources.Storage;
using Xunit;

namespace SmartMoney.Azure.Tests.Budget;

public sealed class BudgetLedgerTests
{
    private const long Now = 1_000_000;

    private static readonly BudgetRules Rules = new(300, 60_000, 35_000);

    private readonly BudgetLedger _ledger = new();

    [Fact]
    public void An_unsettled_lease_is_free_again_a_window_after_the_longest_request()
    {
        _ledger.Lease(Rules, "a", 300, Now);

        Assert.Equal(Now + BudgetRules.LeaseTime + 35_000 + 60_000, _ledger.Lease(Rules, "b", 10, Now).From);
    }

    [Fact]
    public void What_was_not_used_is_given_back_at_once()
    {
        _ledger.Lease(Rules, "a", 300, Now);
        _ledger.Settle("a", 0, 290, Now + 61_000);

        var next = _ledger.Lease(Rules, "b", 10, Now + 60_000);

        Assert.Equal((10, Now + 60_000), (next.Permits, next.From));
        Assert.Equal(Now + 61_000, _ledger.Lease(Rules, "c", 10, Now + 60_000).From);
    }

    [Fact]
    public void Telling_twice_is_telling_once()
    {
        _ledger.Lease(Rules, "a", 10, Now);

        _ledger.Settle("a", 4, 6, Now + 61_000);
        _ledger.Settle("a", 4, 6, Now + 61_500);
        _ledger.Settle("a", 0, 10, Now + 62_000);
        _ledger.Settle("a", 0, 10, Now + 62_000);

        Assert.Empty(_ledger.Leases);
        Assert.Equal(10, _ledger.Spent.Sum(spent => spent.Permits));
        Assert.Same(_ledger.Lease(Rules, "b", 10, Now), _ledger.Lease(Rules, "b", 10, Now));
    }

    [Fact]
    public void Leases_are_a_queue()
    {
        _ledger.Lease(Rules, "a", 295, Now);
        _ledger.Settle("a", 0, 295, Now + 61_000);

        var first = _ledger.Lease(Rules, "b", 300, Now + 60_000);
        var second = _ledger.Lease(Rules, "c", 1, Now + 60_000);

        Assert.True(second.From >= first.From);
    }

    [Fact]
    public void What_is_over_is_forgotten_and_the_rest_survives_the_row()
    {
        _ledger.Lease(Rules, "a", 10, Now);
        _ledger.Lease(Rules, "b", 10, Now);
        _ledger.Settle("a", 0, 10, Now + 60_000);

        var read = BudgetLedger.Parse(_ledger.Write());
        Assert.Equal((_ledger.Leases, _ledger.Spent, _ledger.Paced), (read.Leases, read.Spent, read.Paced), new ByContent());

        read.Prune(Rules, Now + 60_000);
        Assert.Single(read.Leases);
        Assert.Empty(read.Spent);
        read.Prune(Rules, Now + 200_000);
        Assert.Empty(read.Leases);
        Assert.Throws<StorageException>(() => BudgetLedger.Parse("not a ledger"));
    }

    private sealed class ByContent : IEqualityComparer<(List<LedgerLease> Leases, List<SpentPermits> Spent, long Paced)>
    {
        public bool Equals(
            (List<LedgerLease> Leases, List<SpentPermits> Spent, long Paced) x, (List<LedgerLease> Leases, List<SpentPermits> Spent, long Paced) y) =>
            x.Leases.SequenceEqual(y.Leases) && x.Spent.SequenceEqual(y.Spent) && x.Paced == y.Paced;

        public int GetHashCode((List<LedgerLease> Leases, List<SpentPermits> Spent, long Paced) obj) => obj.Paced.GetHashCode();
    }
}
