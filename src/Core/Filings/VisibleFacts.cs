using System.Collections;
using System.Runtime.InteropServices;

namespace SmartMoney.Core.Filings;

/// <summary>
/// The facts published before T0, oldest publication first. There is no other way to make one than to name T0, so whoever
/// holds this type cannot see a fact that was not public.
/// </summary>
/// <typeparam name="T">The kind of fact.</typeparam>
public readonly struct VisibleFacts<T> : IReadOnlyList<T>
    where T : Fact
{
    private readonly ArraySegment<T> _facts;

    internal VisibleFacts(T[] byPublicDate, DateOnly entryDay)
    {
        var visible = 0;
        var end = byPublicDate.Length;
        while (visible < end)
        {
            var middle = (visible + end) / 2;
            if (byPublicDate[middle].PublicDate < entryDay)
            {
                visible = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        _facts = new ArraySegment<T>(byPublicDate, 0, visible);
    }

    /// <inheritdoc />
    public int Count => _facts.Count;

    /// <inheritdoc />
    public T this[int index] => _facts[index];

    /// <summary>The visible facts.</summary>
    internal ReadOnlySpan<T> AsSpan() => _facts.AsSpan();

    /// <summary>The first visible fact that matches; null when none does.</summary>
    /// <param name="match">What to match.</param>
    public T? Find(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        foreach (var fact in AsSpan())
        {
            if (match(fact))
            {
                return fact;
            }
        }

        return null;
    }

    /// <summary>The visible facts that match.</summary>
    /// <param name="match">What to match.</param>
    public List<T> FindAll(Predicate<T> match)
    {
        ArgumentNullException.ThrowIfNull(match);
        var found = new List<T>();
        foreach (var fact in AsSpan())
        {
            if (match(fact))
            {
                found.Add(fact);
            }
        }

        return found;
    }

    /// <summary>The last fact of each group, by an order.</summary>
    /// <typeparam name="TGroup">What tells groups apart.</typeparam>
    /// <param name="group">The group of a fact.</param>
    /// <param name="order">The order within a group.</param>
    internal Dictionary<TGroup, T> LastOfEach<TGroup>(Func<T, TGroup> group, Func<T, DateOnly> order)
        where TGroup : notnull
    {
        var last = new Dictionary<TGroup, T>();
        foreach (var fact in AsSpan())
        {
            ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(last, group(fact), out var exists);
            if (!exists || order(fact) > order(kept!))
            {
                kept = fact;
            }
        }

        return last;
    }

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_facts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
