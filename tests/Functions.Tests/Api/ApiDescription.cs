using System.Text.Json;
using System.Text.RegularExpressions;
using SmartMoney.Functions.Http;

namespace SmartMoney.Functions.Tests.Api;

/// <summary>The description of the API, as far as tests ask it.</summary>
internal static partial class ApiDescription
{
    private static readonly string[] Methods = ["get", "post", "put", "delete", "patch"];

    private static readonly JsonElement Root = JsonDocument.Parse(OpenApiDocument.Open()).RootElement;

    public static IEnumerable<(string Method, string Route, bool IsAnonymous)> Operations =>
        from path in Root.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        where Methods.Contains(operation.Name)
        select (operation.Name, path.Name.TrimStart('/'), operation.Value.TryGetProperty("security", out _));

    public static IEnumerable<string> StatusesOf(string method, string absolutePath) => Root.GetProperty("paths").EnumerateObject()
        .Where(path => Regex.IsMatch(absolutePath, $"^/api{Variable().Replace(path.Name.Replace(".", "\\.", StringComparison.Ordinal), "[^/]+")}$"))
        .OrderByDescending(path => !path.Name.Contains('{', StringComparison.Ordinal))
        .Take(1)
        .SelectMany(path => path.Value.TryGetProperty(method, out var operation)
            ? operation.GetProperty("responses").EnumerateObject().Select(response => response.Name)
            : []);

    [GeneratedRegex(@"\{[a-z]+\}")]
    private static partial Regex Variable();
}
