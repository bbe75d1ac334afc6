using System.Text.Json;
using System.Text.Json.Serialization;
using SmartMoney.Sources.Storage;

namespace SmartMoney.Azure.Budget;

/// <summary>
/// The state of a shared budget: the permits that are leased, and those that were used. All that are in neither are free. At every
/// moment no more than the budget's permits are leased or used and not yet free again, for a lease begins only when that many are free
/// and no earlier than any lease before it; what comes after can only free permits.
/// </summary>
internal sealed class BudgetLedger
{
    /// <summary>How much longer to wait for a whole lease when half of it is available, in milliseconds.</summary>
    private const long Patience = 2000;

    /// <summary>Times are rounded up to this, so that permits that are free at about the same time share an entry.</summary>
    private const long Grain = 100;

    public List<LedgerLease> Leases { get; init; } = [];

    public List<SpentPermits> Spent { get; init; } = [];

    /// <summary>The time by which the permits leased so far would be leased at the regular pace.</summary>
    public long Paced { get; set; }

    public static BudgetLedger Parse(string? state)
    {
        try
        {
            return state is null ? new BudgetLedger() : JsonSerializer.Deserialize(state, BudgetJson.Default.BudgetLedger) ?? new BudgetLedger();
        }
        catch (JsonException e)
        {
            throw new StorageException($"{BudgetTable.TableName}: the row is damaged; delete it a minute after the last request", e);
        }
    }

    public string Write() => JsonSerializer.Serialize(this, BudgetJson.Default.BudgetLedger);

    /// <summary>Removes expired leases.</summary>
    public void Prune(BudgetRules rules, long now)
    {
        Leases.RemoveAll(lease => rules.EndOf(lease) <= now);
        Spent.RemoveAll(spent => spent.FreeAt <= now);
    }

    /// <summary>
    /// Settles a lease. The operation is idempotent, because it takes only what the lease still has.
    /// </summary>
    /// <param name="id">The lease.</param>
    /// <param name="remaining">Permits still in use; all others of the lease were used or are given back.</param>
    /// <param name="used">Permits whose requests were answered since the lease was settled last.</param>
    /// <param name="freeAt">When those are free again.</param>
    public void Settle(string id, int remaining, int used, long freeAt)
    {
        var index = Leases.FindIndex(lease => lease.Id == id);
        if (index < 0)
        {
            return;
        }

        var settled = Math.Min(Leases[index].Permits - remaining, used);
        if (remaining == 0)
        {
            Leases.RemoveAt(index);
        }
        else
        {
            Leases[index] = Leases[index] with { Permits = remaining };
        }

        if (settled > 0)
        {
            Spend(settled, (freeAt + Grain - 1) / Grain * Grain);
        }
    }

    /// <summary>Leases permits from when on they are free, after all leases before.</summary>
    /// <returns>The lease; that of the same id where there is one already.</returns>
    public LedgerLease Lease(BudgetRules rules, string id, int wanted, long now)
    {
        if (Leases.Find(lease => lease.Id == id) is { } known)
        {
            return known;
        }

        var earliest = Leases.Select(lease => lease.From).Append(now).Append(Paced - (long)rules.Burst).Max();
        var (whole, half) = (WhenFree(rules, wanted, earliest), WhenFree(rules, (wanted + 1) / 2, earliest));
        var from = whole - half > Patience ? half : whole;
        var lease = new LedgerLease(id, Math.Min(wanted, Free(rules, from)), from, from + BudgetRules.LeaseTime);
        Leases.Add(lease);
        Paced = Math.Max(Paced, from) + (long)Math.Ceiling(lease.Permits * rules.Pace);
        return lease;
    }

    private int Free(BudgetRules rules, long at) =>
        rules.Permits
        - Spent.Where(spent => spent.FreeAt > at).Sum(spent => spent.Permits)
        - Leases.Where(lease => rules.EndOf(lease) > at).Sum(lease => lease.Permits);

    private long WhenFree(BudgetRules rules, int permits, long earliest) => Spent.Select(spent => spent.FreeAt)
        .Concat(Leases.Select(rules.EndOf))
        .Where(at => at > earliest)
        .Append(earliest)
        .Order()
        .First(at => Free(rules, at) >= permits);

    private void Spend(int permits, long freeAt)
    {
        var index = Spent.FindIndex(spent => spent.FreeAt == freeAt);
        if (index < 0)
        {
            Spent.Add(new SpentPermits(permits, freeAt));
        }
        else
        {
            Spent[index] = Spent[index] with { Permits = Spent[index].Permits + permits };
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BudgetLedger))]
internal sealed partial class BudgetJson : JsonSerializerContext;
