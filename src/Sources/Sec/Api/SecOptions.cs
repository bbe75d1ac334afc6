using System.ComponentModel.DataAnnotations;
using SmartMoney.Sources.Http;

namespace SmartMoney.Sources.Sec.Api;

/// <summary>How to download from the SEC.</summary>
public sealed class SecOptions : RequestOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Sec";

    /// <summary>The setting that says who asks.</summary>
    public const string UserAgentVariable = "SEC_USER_AGENT";

    /// <summary>Creates the options with time for files of some ten megabytes, and fewer tries than for small responses.</summary>
    public SecOptions()
    {
        MaxTries = 5;
        Timeout = TimeSpan.FromMinutes(5);
        MaxRetryTime = TimeSpan.FromMinutes(15);
    }

    /// <summary>The address of the SEC's site, with or without a trailing slash.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://www.sec.gov/");

    /// <summary>Who asks and how to reach them, as the SEC requires it: a name and an e-mail address.</summary>
    public string UserAgent { get; set; } = "";

    /// <summary>The requests allowed in any <see cref="RateWindow"/>.</summary>
    [Range(1, 10)]
    public int RequestsPerSecond { get; set; } = 10;

    /// <summary>The window that the limit counts in.</summary>
    internal static TimeSpan RateWindow { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The base address with exactly one slash at its end.</summary>
    internal Uri Root => new(BaseUrl.AbsoluteUri.TrimEnd('/') + "/");

    /// <summary>The reason why nothing can be downloaded; null when there is none.</summary>
    /// <param name="userAgent">Who asks.</param>
    public static string? ProblemOf(string? userAgent) => string.IsNullOrWhiteSpace(userAgent)
        ? $"{UserAgentVariable} is not set: the SEC requires a name and an e-mail address, such as 'Jane Doe jane@example.com'"
        : userAgent.Trim().Any(character => character is < ' ' or > '~')
            ? $"{UserAgentVariable}: only printable ASCII characters can be sent"
            : null;
}
