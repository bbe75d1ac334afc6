namespace SmartMoney.Core.Features;

/// <summary>What the features of a family find in windows that end on D. A window that several features share is searched once.</summary>
/// <typeparam name="T">What is found.</typeparam>
/// <param name="known">The symbol as the public could see it.</param>
/// <param name="longWindow">The days of the window that shorter ones are taken from.</param>
internal abstract class TrailingWindows<T>(PointInTime known, int longWindow)
{
    private readonly Dictionary<int, List<T>> _found = [];

    /// <summary>What is in the window of the last calendar days.</summary>
    public List<T> Within(int days)
    {
        if (!_found.TryGetValue(days, out var found))
        {
            found = days < longWindow ? Within(longWindow).FindAll(item => known.IsWithin(DayOf(item), days)) : Find(known, days);
            _found[days] = found;
        }

        return found;
    }

    /// <summary>The day that decides whether something is in a window.</summary>
    protected abstract DateOnly DayOf(T item);

    /// <summary>Searches a window among all that is visible.</summary>
    protected abstract List<T> Find(PointInTime known, int days);
}
