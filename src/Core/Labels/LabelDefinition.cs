using System.Globalization;

namespace SmartMoney.Core.Labels;

/// <summary>What the labels of a dataset say.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Threshold">The threshold, a fraction; null for <see cref="LabelKind.Median"/>, which has none.</param>
public sealed record LabelDefinition(LabelKind Kind, double? Threshold)
{
    /// <summary>What a dataset without a report is called.</summary>
    public const string Unknown = "unknown";

    /// <summary>The definition in one line, such as <c>excess (return_14d above the mean of the date's rows by more than 5 %)</c>.</summary>
    public override string ToString() => Kind switch
    {
        LabelKind.Median => $"{Kind.Name()} (return_14d above the median of the date's rows)",
        LabelKind.Excess => $"{Kind.Name()} (return_14d above the mean of the date's rows by more than {Percent})",
        _ => $"{Kind.Name()} (return_14d above {Percent})",
    };

    private string Percent => string.Create(CultureInfo.InvariantCulture, $"{100 * Threshold:0.####} %");
}
