namespace SmartMoney.Sources.Budget;

/// <summary>A budget of requests that knows when the next permit is free.</summary>
public interface IPacedBudget
{
    /// <summary>How long the first waiting request waits yet; null when none waits, or when that is not known.</summary>
    TimeSpan? NextPermit { get; }
}
