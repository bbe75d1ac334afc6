using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmartMoney.Modeling.Data;

/// <summary>JSON files that people open.</summary>
internal static class JsonFile
{
    /// <summary>The document as UTF-8, with a line end.</summary>
    public static byte[] Serialize<T>(T value, JsonTypeInfo<T> type) => [.. JsonSerializer.SerializeToUtf8Bytes(value, type), (byte)'\n'];
}
