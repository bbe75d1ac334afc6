using System.Text.Json;
using SmartMoney.Cli.Errors;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>The report that a run leaves beside its dataset.</summary>
internal static class ReportFile
{
    /// <summary>Reads the report of a dataset where it can be read.</summary>
    /// <param name="dataset">The dataset's file.</param>
    /// <returns>Null when there is none beside it, or none that can be read.</returns>
    public static RunReport? TryBeside(string dataset)
    {
        try
        {
            return Beside(dataset);
        }
        catch (Exception e) when (e is BadArgumentsException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the report of a dataset.</summary>
    /// <param name="dataset">The dataset's file.</param>
    /// <returns>Null when there is none beside it.</returns>
    public static RunReport? Beside(string dataset)
    {
        var path = DatasetPaths.ReportBeside(dataset);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(path), RunJson.Default.RunReport);
        }
        catch (JsonException e)
        {
            throw new BadArgumentsException($"{path}: not a report ({e.Message})");
        }
    }
}
