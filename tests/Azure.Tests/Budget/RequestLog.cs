namespace SmartMoney.Azure.Tests.Budget;

/// <summary>Requests as the server may have seen them.</summary>
internal sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<(int Instance, double Start, double Answer)> _requests = [];

    public int Count => Requests.Count;

    /// <summary>The time, in seconds, from the first request to the last answer.</summary>
    public double Span => Requests is { Count: > 0 } requests ? requests.Max(request => request.Answer) - requests.Min(request => request.Start) : 0;

    private List<(int Instance, double Start, double Answer)> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public void Add(int instance, double start, double answer)
    {
        lock (_gate)
        {
            _requests.Add((instance, start, answer));
        }
    }

    public int Of(int instance) => Requests.Count(request => request.Instance == instance);

    public int Between(double from, double to) => Requests.Count(request => request.Start >= from && request.Start < to);

    /// <summary>The longest time, in seconds, between two requests of an instance.</summary>
    public double MaxGapOf(int instance)
    {
        var starts = Requests.Where(request => request.Instance == instance).Select(request => request.Start).Order().ToList();
        return starts.Zip(starts.Skip(1), (one, next) => next - one).DefaultIfEmpty(double.PositiveInfinity).Max();
    }

    /// <summary>
    /// The most requests that any window can hold, wherever between its start and its answer the server counts each.
    /// </summary>
    /// <param name="seconds">The window.</param>
    public int MaxInAnyWindow(double seconds = 60)
    {
        var changes = Requests.SelectMany(request => new[] { (At: request.Start, By: 1), (At: request.Answer + seconds, By: -1) })
            .OrderBy(change => change.At)
            .ThenBy(change => change.By);
        var (now, most) = (0, 0);
        foreach (var (_, by) in changes)
        {
            now += by;
            most = Math.Max(most, now);
        }

        return most;
    }
}
