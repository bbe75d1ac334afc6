using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmartMoney.Sources.Fmp.Wire;

/// <summary>A finite number, also as a string; anything else is null.</summary>
internal sealed class LenientDouble : JsonConverter<double?>
{
    public override bool HandleNull => true;

    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out var number) ? Finite(number) : null;
            case JsonTokenType.String:
                return double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) ? Finite(parsed) : null;
            default:
                reader.TrySkip();
                return null;
        }
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) =>
        throw new NotSupportedException("rows are only read");

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;
}
