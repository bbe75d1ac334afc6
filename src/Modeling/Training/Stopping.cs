using System.Text.Json.Serialization;

namespace SmartMoney.Modeling.Training;

/// <summary>What decides the number of trees.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stopping>))]
public enum Stopping
{
    /// <summary>Nothing in the data: the number is fixed.</summary>
    [JsonStringEnumMemberName("none")]
    Fixed,

    /// <summary>The best ROC-AUC on the one validation part.</summary>
    [JsonStringEnumMemberName("single")]
    OnePart,

    /// <summary>The best mean ROC-AUC over inner walk-forward folds of the training and validation part.</summary>
    [JsonStringEnumMemberName("averaged")]
    Averaged,
}
