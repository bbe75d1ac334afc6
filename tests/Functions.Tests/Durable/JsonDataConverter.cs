using System.Text.Json;
using Microsoft.DurableTask;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>State crosses every boundary as JSON, with the worker's default options.</summary>
internal sealed class JsonDataConverter : DataConverter
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNameCaseInsensitive = true };

    public override string? Serialize(object? value) =>
        value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    public override object? Deserialize(string? data, Type targetType) =>
        data is null ? null : JsonSerializer.Deserialize(data, targetType, Options);

    public override T? Deserialize<T>(string? data)
        where T : default => data is null ? default : JsonSerializer.Deserialize<T>(data, Options);
}
