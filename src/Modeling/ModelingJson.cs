using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Normalizer))]
[JsonSerializable(typeof(ModelMetadata))]
[JsonSerializable(typeof(EvaluationResult))]
internal sealed partial class ModelingJson : JsonSerializerContext
{
    /// <summary>The document as UTF-8, with a line end.</summary>
    public static byte[] Serialize<T>(T value, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
}
