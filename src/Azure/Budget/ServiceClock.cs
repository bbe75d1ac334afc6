namespace SmartMoney.Azure.Budget;

/// <summary>
/// What the service's clock can show, from the seconds that its answers carry. A second that was stamped between sending and
/// receiving bounds the clock from both sides; several of them bound it closer than any of them. Local time is that since the
/// start of the process, which nobody sets; it may run a thousandth fast or slow.
/// </summary>
internal sealed class ServiceClock(TimeProvider time)
{
    private const double Second = 1000;
    private const double StampDelay = 100;
    private const double Drift = 0.001;

    private readonly long _start = time.GetTimestamp();
    private double _observed;
    private double _least = double.NegativeInfinity;
    private double _most = double.PositiveInfinity;

    /// <summary>Milliseconds since the start of the process.</summary>
    public double Now => time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>The service's clock shows at least this, in milliseconds since 1970.</summary>
    public long EarliestAt(double local) => (long)Math.Floor(local + _least - Slack(local));

    /// <summary>The service's clock shows at most this, in milliseconds since 1970.</summary>
    public long LatestAt(double local) => (long)Math.Ceiling(local + _most + Slack(local));

    /// <summary>Records a response.</summary>
    /// <param name="sent">When the request was sent.</param>
    /// <param name="received">When the answer was received.</param>
    /// <param name="stamp">The second that it carries.</param>
    public void Observe(double sent, double received, DateTimeOffset stamp)
    {
        var second = (double)stamp.ToUnixTimeMilliseconds();
        var (least, most) = (second - received, second + Second + StampDelay - sent);
        var slack = Slack(received);
        (_least, _most) = (Math.Max(least, _least - slack), Math.Min(most, _most + slack));
        if (_least > _most)
        {
            (_least, _most) = (least, most);
        }

        _observed = received;
    }

    private double Slack(double local) => Math.Abs(local - _observed) * Drift;
}
