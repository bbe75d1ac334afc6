namespace SmartMoney.Core.Filings;

/// <summary>All facts of a kind, whenever published. They are read only through <see cref="AsOf"/>.</summary>
/// <typeparam name="T">The kind of fact.</typeparam>
public sealed class FactSeries<T>
    where T : Fact
{
    private readonly T[] _byPublicDate;

    /// <summary>Creates a series.</summary>
    /// <param name="facts">The facts in an order of their own that does not depend on the source's.</param>
    /// <param name="gaps">The periods whose publications the source does not have; null when there are none.</param>
    public FactSeries(IEnumerable<T> facts, IReadOnlyList<PublicationGap>? gaps = null)
    {
        _byPublicDate = ByPublicDate([.. facts]);
        Gaps = gaps ?? [];
    }

    /// <summary>The periods whose publications the source does not have.</summary>
    public IReadOnlyList<PublicationGap> Gaps { get; }

    /// <summary>What the public knew when a day began.</summary>
    /// <param name="entryDay">T0: only facts published before it are visible.</param>
    public VisibleFacts<T> AsOf(DateOnly entryDay) => new(_byPublicDate, entryDay);

    /// <summary>The first gap among the days before T0 on which a fact of a window may have been published.</summary>
    /// <param name="start">The day before the window.</param>
    /// <param name="entryDay">T0.</param>
    /// <returns>Null when there is none: nothing is missing.</returns>
    internal PublicationGap? FindGap(DateOnly start, DateOnly entryDay) => Gaps.FirstOrDefault(gap => gap.To > start && gap.From < entryDay);

    /// <summary>The facts by publication; those of one day stay in their order.</summary>
    private static T[] ByPublicDate(T[] facts)
    {
        var places = new long[facts.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = ((long)facts[i].PublicDate.DayNumber << 32) | (uint)i;
        }

        Array.Sort(places, facts);
        return facts;
    }

    /// <summary>What the public did not know yet when a day began: for explanations, never for features.</summary>
    /// <param name="entryDay">T0.</param>
    internal IEnumerable<T> NotYetPublic(DateOnly entryDay) => _byPublicDate.Skip(AsOf(entryDay).Count);
}
