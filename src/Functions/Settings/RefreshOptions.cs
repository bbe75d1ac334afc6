using System.ComponentModel.DataAnnotations;
using SmartMoney.Core.Market;

namespace SmartMoney.Functions.Settings;

/// <summary>What the monthly refresh builds.</summary>
public sealed class RefreshOptions : IValidatableObject
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Refresh";

    /// <summary>The universe.</summary>
    public string Universe { get; set; } = NamedUniverse.All[^1].Name;

    /// <summary>The first day of the dataset.</summary>
    public DateOnly From { get; set; } = new(2019, 1, 1);

    /// <summary>The source of insider trades.</summary>
    public string Insiders { get; set; } = SourceCatalog.Live;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (NamedUniverse.Find(Universe) is null)
        {
            yield return new ValidationResult($"the setting Refresh:Universe is none of {NamedUniverse.Names}");
        }

        if (Insiders is not (SourceCatalog.Live or SourceCatalog.Sec))
        {
            yield return new ValidationResult($"the setting Refresh:Insiders is neither {SourceCatalog.Live} nor {SourceCatalog.Sec}");
        }
    }
}
