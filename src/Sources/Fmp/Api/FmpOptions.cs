using System.ComponentModel.DataAnnotations;

namespace SmartMoney.Sources.Fmp.Api;

/// <summary>How to call Financial Modeling Prep.</summary>
public sealed class FmpOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Fmp";

    /// <summary>The address of the "stable" API, with or without a trailing slash.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://financialmodelingprep.com/stable/");

    /// <summary>The key of the account; travels in a header only.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The requests allowed in any <see cref="RateWindow"/>.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 300;

    /// <summary>The window that the limit counts in.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "1.00:00:00")]
    public TimeSpan RateWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The time limit of one attempt.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The maximum number of attempts of a request.</summary>
    [Range(1, 100)]
    public int MaxTries { get; set; } = 10;

    /// <summary>How long a request may be tried, waiting for the rate limit not counted.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "12:00:00")]
    public TimeSpan MaxRetryTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The wait before the second attempt; it doubles with each attempt, with jitter.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between two attempts.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "12:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an endpoint that answers nothing any more is left alone.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "12:00:00")]
    public TimeSpan BreakTime { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The base address with exactly one slash at its end.</summary>
    internal Uri Root => new(BaseUrl.AbsoluteUri.TrimEnd('/') + "/");
}
