using System.Text.Json.Serialization;

namespace SmartMoney.Modeling.Metrics;

/// <summary>How the score from which a row is decided 1 is chosen on the validation part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThresholdKind>))]
public enum ThresholdKind
{
    /// <summary>As many decisions of 1, as a share of the rows, as the training part has labels of 1.</summary>
    [JsonStringEnumMemberName("top-share")]
    TopShare,

    /// <summary>The best F1.</summary>
    [JsonStringEnumMemberName("f1")]
    F1,

    /// <summary>The best true positive rate less false positive rate (Youden's J).</summary>
    [JsonStringEnumMemberName("youden")]
    Youden,

    /// <summary>The lowest cost of wrong decisions.</summary>
    [JsonStringEnumMemberName("cost")]
    Cost,
}
