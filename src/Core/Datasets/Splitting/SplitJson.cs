using System.Text.Json.Serialization;

namespace SmartMoney.Core.Datasets.Splitting;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SplitManifest))]
internal sealed partial class SplitJson : JsonSerializerContext;
