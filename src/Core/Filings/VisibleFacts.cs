using System.Collections;

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

    /// <inheritdoc />
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_facts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
