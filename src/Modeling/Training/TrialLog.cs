using System.Text;
using System.Text.Json;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Modeling.Training;

/// <summary>
/// The trials of a model: every combination of data and parameters that was trained or evaluated under its name, a line each in
/// <c>trials.jsonl</c>. The best of many trials looks good by chance, so their number belongs to a result.
/// </summary>
internal static class TrialLog
{
    public const string FileName = "trials.jsonl";

    /// <summary>Adds a trial unless it is there already.</summary>
    /// <param name="modelFolder">The folder of all versions of the model.</param>
    /// <param name="metadata">The model.</param>
    /// <returns>The number of different trials, this one included, and whether it is on record.</returns>
    public static (int Count, bool IsRecorded) Add(string modelFolder, ModelMetadata metadata)
    {
        var path = Path.Combine(modelFolder, FileName);
        var line = JsonSerializer.Serialize(new Trial(metadata.Train.Sha256, metadata.Features, metadata.IsNormalized, metadata.Parameters), TrialJson.Default.Trial);
        var known = Read(path);
        if (!known.Add(line))
        {
            return (known.Count, true);
        }

        try
        {
            using var stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
            return (known.Count, true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (known.Count, false);
        }
    }

    private static HashSet<string> Read(string path)
    {
        try
        {
            return File.Exists(path) ? [.. File.ReadLines(path).Where(line => line.Length > 0)] : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message})", e);
        }
    }
}
