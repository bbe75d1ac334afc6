using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace SmartMoney.Sources.Http;

/// <summary>Bounds a duration, both ends included.</summary>
/// <param name="least">The shortest, such as <c>00:00:00.010</c>.</param>
/// <param name="most">The longest, such as <c>1.00:00:00</c>.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationRangeAttribute(string least, string most) : ValidationAttribute
{
    /// <summary>The shortest.</summary>
    public string Least => least;

    /// <summary>The longest.</summary>
    public string Most => most;

    public override bool IsValid(object? value) => value is TimeSpan duration && duration >= Parse(Least) && duration <= Parse(Most);

    public override string FormatErrorMessage(string name) => $"The field {name} must be between {Least} and {Most}.";

    private static TimeSpan Parse(string duration) => TimeSpan.Parse(duration, CultureInfo.InvariantCulture);
}
