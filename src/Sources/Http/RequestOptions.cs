using System.ComponentModel.DataAnnotations;

namespace SmartMoney.Sources.Http;

/// <summary>How often and how long a request to a provider is tried.</summary>
public abstract class RequestOptions
{
    /// <summary>The time limit of one attempt.</summary>
    [DurationRange("00:00:00.010", "1.00:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum number of attempts of a request.</summary>
    [Range(1, 100)]
    public int MaxTries { get; set; } = 10;

    /// <summary>How long a request may be tried, waiting for the rate limit not counted.</summary>
    [DurationRange("00:00:00.010", "12:00:00")]
    public TimeSpan MaxRetryTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The wait before the second attempt; it doubles with each attempt, with jitter.</summary>
    [DurationRange("00:00:00", "12:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between two attempts.</summary>
    [DurationRange("00:00:00", "12:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an endpoint that answers nothing any more is left alone.</summary>
    [DurationRange("00:00:00.500", "12:00:00")]
    public TimeSpan BreakTime { get; set; } = TimeSpan.FromMinutes(5);
}
