using System.ComponentModel.DataAnnotations;

namespace SmartMoney.Functions.Settings;

/// <summary>What the monthly refresh builds.</summary>
public sealed class RefreshOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Refresh";

    /// <summary>The universe.</summary>
    [AllowedValues("test", "top50", "top100", "top500", ErrorMessage = "the setting Refresh:Universe is none of test, top50, top100, top500")]
    public string Universe { get; set; } = "top500";

    /// <summary>The first day of the dataset.</summary>
    public DateOnly From { get; set; } = new(2019, 1, 1);
}
