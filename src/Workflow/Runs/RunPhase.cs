using System.Text.Json.Serialization;

namespace SmartMoney.Workflow.Runs;

/// <summary>The phases of a run, in their order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunPhase>))]
public enum RunPhase
{
    /// <summary>The universe is resolved.</summary>
    [JsonStringEnumMemberName("resolve")]
    Resolve,

    /// <summary>The members of the fund panels are read.</summary>
    [JsonStringEnumMemberName("panels")]
    Panels,

    /// <summary>The rows of the symbols are built.</summary>
    [JsonStringEnumMemberName("symbols")]
    Symbols,

    /// <summary>The dataset is assembled.</summary>
    [JsonStringEnumMemberName("assemble")]
    Assemble,

    /// <summary>The dataset is validated and the report written.</summary>
    [JsonStringEnumMemberName("report")]
    Report,

    /// <summary>The run is complete.</summary>
    [JsonStringEnumMemberName("done")]
    Done,
}
