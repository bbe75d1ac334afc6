using System.Text.Json.Serialization;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>FMP's rows, read leniently: nulls, empty strings, numbers as strings and unknown fields are all normal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(LenientDate), typeof(LenientDecimal), typeof(LenientDouble), typeof(LenientString)])]
[JsonSerializable(typeof(List<PriceRow>))]
[JsonSerializable(typeof(List<SplitRow>))]
[JsonSerializable(typeof(List<InsiderRow>))]
[JsonSerializable(typeof(List<SummaryRow>))]
[JsonSerializable(typeof(List<HolderRow>))]
[JsonSerializable(typeof(List<CongressRow>))]
[JsonSerializable(typeof(List<ManagerRow>))]
[JsonSerializable(typeof(List<FundRow>))]
internal sealed partial class WireJson : JsonSerializerContext;
