namespace SmartMoney.Azure.Budget;

/// <summary>A lease that this instance holds, and what it did with it.</summary>
internal sealed class HeldLease(LedgerLease lease)
{
    public string Id => lease.Id;

    public long From => lease.From;

    public long Until => lease.Until;

    public LedgerLease Terms => lease;

    /// <summary>Permits given to requests.</summary>
    public int Granted { get; private set; }

    /// <summary>Requests that were answered.</summary>
    public int Answered { get; private set; }

    /// <summary>Answered requests that the ledger knows of.</summary>
    public int Settled { get; set; }

    /// <summary>When the last request was answered, in local time.</summary>
    public double LastAnswer { get; private set; }

    /// <summary>When no more permits are given, in local time; null while they are.</summary>
    public double? ClosedAt { get; private set; }

    public int InUse => Granted - Answered;

    public int Left => lease.Permits - Granted;

    public void Grant() => Granted++;

    public void Answer(double local)
    {
        Answered++;
        LastAnswer = local;
    }

    public void Close(double local) => ClosedAt ??= local;
}
