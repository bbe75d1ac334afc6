using System.Text.Json.Serialization;

namespace SmartMoney.Modeling.Training;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Normalizer))]
[JsonSerializable(typeof(ModelMetadata))]
internal sealed partial class TrainingJson : JsonSerializerContext;
