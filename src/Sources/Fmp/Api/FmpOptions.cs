using System.ComponentModel.DataAnnotations;
using SmartMoney.Sources.Http;

namespace SmartMoney.Sources.Fmp.Api;

/// <summary>How to call Financial Modeling Prep.</summary>
public sealed class FmpOptions : RequestOptions
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

    /// <summary>The base address with exactly one slash at its end.</summary>
    internal Uri Root => new(BaseUrl.AbsoluteUri.TrimEnd('/') + "/");
}
