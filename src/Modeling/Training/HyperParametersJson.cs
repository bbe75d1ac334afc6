using System.Text.Json.Serialization;

namespace SmartMoney.Modeling.Training;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(HyperParameters))]
internal sealed partial class HyperParametersJson : JsonSerializerContext;
