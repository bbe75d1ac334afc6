using System.Text;
using SmartMoney.Cli.Errors;
using SmartMoney.Core.Files;
using SmartMoney.Modeling.Prediction;

namespace SmartMoney.Cli.Hosting;

/// <summary>The file that predictions are written to.</summary>
internal sealed class ScoresFile
{
    private readonly string _path;
    private readonly byte[]? _earlier;

    private ScoresFile(string path, byte[]? earlier) => (_path, _earlier) = (path, earlier);

    /// <summary>Checks the file before any work is done.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file.</param>
    /// <param name="force">Whether any file may be replaced.</param>
    /// <exception cref="BadArgumentsException">It cannot be written, or it holds no predictions and would be replaced.</exception>
    public static ScoresFile Prepare(string option, string path, bool force)
    {
        OutputPath.RequireFile(option, path);
        if (!WholeFile.Replaces(path))
        {
            return new ScoresFile(path, null);
        }

        var earlier = File.ReadAllBytes(path);
        return force || earlier.AsSpan().StartsWith(Encoding.UTF8.GetBytes(PredictionCsv.HeaderStart))
            ? new ScoresFile(path, earlier)
            : throw new BadArgumentsException($"{option}: {path} holds no predictions; choose another file, or replace it with --force");
    }

    /// <summary>Writes predictions.</summary>
    /// <returns>The line that says what was replaced; null when nothing else was there.</returns>
    public string? Write(IReadOnlyList<ScoredRow> predictions)
    {
        using var content = new MemoryStream();
        PredictionCsv.Write(content, predictions);
        var bytes = content.ToArray();
        WholeFile.Write(_path, stream => stream.Write(bytes));
        return _earlier is null || _earlier.AsSpan().SequenceEqual(bytes) ? null : $"{_path} held {Holds(_earlier)}, which are replaced";
    }

    private static string Holds(byte[] earlier)
    {
        var rows = Encoding.UTF8.GetString(earlier).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        return rows is [[_, var date, ..], ..] ? $"predictions for {date}" : "other content";
    }
}
