namespace SmartMoney.Core.Filings;

/// <summary>All facts of a kind, whenever published. They are read only through <see cref="AsOf"/>.</summary>
/// <typeparam name="T">The kind of fact.</typeparam>
public sealed class FactSeries<T>
    where T : Fact
{
    private readonly T[] _byPublicDate;

    /// <summary>Creates a series.</summary>
    /// <param name="facts">The facts in an order of their own that does not depend on the source's.</param>
    public FactSeries(IEnumerable<T> facts) => _byPublicDate = [.. facts.OrderBy(fact => fact.PublicDate)];

    /// <summary>What the public knew when a day began.</summary>
    /// <param name="entryDay">T0: only facts published before it are visible.</param>
    public VisibleFacts<T> AsOf(DateOnly entryDay) => new(_byPublicDate, entryDay);

    /// <summary>What the public did not know yet when a day began: for explanations, never for features.</summary>
    /// <param name="entryDay">T0.</param>
    internal IEnumerable<T> NotYetPublic(DateOnly entryDay) => _byPublicDate.Skip(AsOf(entryDay).Count);
}
