using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmartMoney.Core.Sources.Fmp.Facts;

/// <summary>Reads the rows of answers.</summary>
internal static class WireRows
{
    /// <summary>The rows of several answers, one after the other.</summary>
    public static IEnumerable<T> Read<T>(IEnumerable<ReadOnlyMemory<byte>> answers, JsonTypeInfo<List<T>> type) =>
        answers.SelectMany(answer => JsonSerializer.Deserialize(answer.Span, type) ?? []);
}
