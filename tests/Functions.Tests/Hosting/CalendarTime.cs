namespace SmartMoney.Functions.Tests.Hosting;

/// <summary>Any date, while timers run as ever.</summary>
internal sealed class CalendarTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
