using System.ComponentModel.DataAnnotations;

namespace SmartMoney.Functions.Settings;

/// <summary>The settings at the top level of the configuration.</summary>
public sealed class AppOptions
{
    /// <summary>Where cache, runs and datasets are kept.</summary>
    [Required(ErrorMessage = "the setting Storage is missing: an account address, or UseDevelopmentStorage=true")]
    public string Storage { get; set; } = "";

    /// <summary>Whether there is a key of the source.</summary>
    public bool HasKey { get; set; }

    /// <summary>The reason why nothing can be downloaded from the SEC; null when there is none.</summary>
    public string? SecProblem { get; set; }
}
