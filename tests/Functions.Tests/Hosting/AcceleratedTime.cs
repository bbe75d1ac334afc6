namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>The time of day as ever, and timers of more than ten seconds a thousand times as fast.</summary>
internal sealed class AcceleratedTime : TimeProvider
{
    private const int Hurry = 1000;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Hurried(dueTime), Hurried(period));

    private static TimeSpan Hurried(TimeSpan time) => time <= Short ? time : time / Hurry;
}
