using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SmartMoney.Cli.Output.Json;

/// <summary>How results are written as JSON: indented, camel case, every property always there.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(IReadOnlyList<RunSummaryResult>))]
[JsonSerializable(typeof(RunStatusResult))]
[JsonSerializable(typeof(ValidationResult))]
[JsonSerializable(typeof(ExplanationResult))]
[JsonSerializable(typeof(CacheResult))]
[JsonSerializable(typeof(PredictionResult))]
internal sealed partial class ResultJson : JsonSerializerContext
{
    /// <summary>Writes a result.</summary>
    public static void Write<T>(TextWriter output, T result, JsonTypeInfo<T> type) => output.WriteLine(JsonSerializer.Serialize(result, type));
}
