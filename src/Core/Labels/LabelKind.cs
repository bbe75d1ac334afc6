using System.Text.Json.Serialization;

namespace SmartMoney.Core.Labels;

/// <summary>What the return of a row is compared with to make its label.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LabelKind>))]
public enum LabelKind
{
    /// <summary>The threshold.</summary>
    [JsonStringEnumMemberName("absolute")]
    Absolute,

    /// <summary>The mean return of the date's rows, plus the threshold.</summary>
    [JsonStringEnumMemberName("excess")]
    Excess,

    /// <summary>The median return of the date's rows; there is no threshold.</summary>
    [JsonStringEnumMemberName("median")]
    Median,
}
