using System.Text.Json;

namespace SmartMoney.Modeling.Reports;

/// <summary>The evaluation that is already in a folder.</summary>
/// <param name="Model">Its model and version.</param>
/// <param name="Json">The content of its <c>evaluation.json</c>.</param>
internal sealed record EarlierEvaluation(string Model, byte[] Json)
{
    /// <summary>Finds it.</summary>
    /// <returns>Null when there is none that can be read.</returns>
    public static EarlierEvaluation? In(string folder)
    {
        var path = Path.Combine(folder, EvaluationReport.ResultFile);
        try
        {
            var json = File.Exists(path) ? File.ReadAllBytes(path) : [];
            using var document = JsonDocument.Parse(json);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("verdict", out _)
                ? new EarlierEvaluation($"{root.GetProperty("model").GetString()} {root.GetProperty("version").GetString()}", json)
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
