using System.ComponentModel.DataAnnotations;
using SmartMoney.Sources.Http;

namespace SmartMoney.Sources.Fmp.Api;

/// <summary>How to call Financial Modeling Prep.</summary>
public sealed class FmpOptions : RequestOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Fmp";

    /// <summary>The setting with the key of the account.</summary>
    public const string KeyVariable = "FMP_API_KEY";

    /// <summary>The address of the "stable" API, with or without a trailing slash.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://financialmodelingprep.com/stable/");

    /// <summary>The key of the account; travels in a header only.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The requests allowed in any <see cref="RateWindow"/>.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 300;

    /// <summary>The window that the limit counts in.</summary>
    [DurationRange("00:00:00.001", "1.00:00:00")]
    public TimeSpan RateWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The reason why a key cannot be sent; null when there is none. The key is not repeated.</summary>
    /// <param name="key">The key.</param>
    public static string? ProblemOf(string key) => key.Trim().Any(character => character is <= ' ' or > '~')
        ? $"{KeyVariable}: the key has characters that no header can carry, such as a blank, a line end or a letter with an accent: copy it again"
        : null;

    /// <summary>The base address with exactly one slash at its end.</summary>
    internal Uri Root => new(BaseUrl.AbsoluteUri.TrimEnd('/') + "/");
}
