namespace SmartMoney.Testing;

/// <summary>A clock that runs as the system's does, from a day of one's choice.</summary>
public sealed class DatedTime : TimeProvider
{
    private readonly TimeSpan _shift;

    /// <summary>Creates the clock.</summary>
    /// <param name="day">The day; it is noon.</param>
    public DatedTime(DateOnly day) =>
        _shift = new DateTimeOffset(day, new TimeOnly(12, 0), TimeSpan.Zero) - System.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
