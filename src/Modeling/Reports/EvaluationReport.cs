using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Evaluation;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Reports;

/// <summary>Evaluates a model and writes the result as JSON and HTML, with the scores behind it and a model card.</summary>
public static class EvaluationReport
{
    /// <summary>The name of the file with every figure.</summary>
    public const string ResultFile = "evaluation.json";

    /// <summary>The name of the file with the scores of the headline.</summary>
    public const string ScoresFile = "scores.csv";

    /// <summary>The name of the HTML report.</summary>
    public const string ReportFile = "report.html";

    /// <summary>Evaluates and writes. The same files and options give the same bytes.</summary>
    /// <param name="options">What to evaluate, and on what.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    /// <exception cref="InvalidInputException">The model, the data or an option cannot be worked with.</exception>
    public static EvaluationOutcome Write(EvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var (result, headline) = ModelEvaluator.Judge(options, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var folder = options.OutputFolder ?? FolderOf(options.ModelFolder);
        var resultPath = Path.Combine(folder, ResultFile);
        var reportPath = Path.Combine(folder, ReportFile);
        var json = Json(result);
        var replaced = EarlierEvaluation.In(folder) is { } earlier && !json.AsSpan().SequenceEqual(earlier.Json) ? earlier.Model : null;
        WholeFile.Write(Path.Combine(folder, ScoresFile), stream => ScoresCsv.Write(stream, headline));
        WholeFile.Write(reportPath, stream => ModelReport.Write(stream, result));
        WholeFile.Write(resultPath, stream => stream.Write(json));
        return new EvaluationOutcome(result, resultPath, reportPath, WriteCard(options.ModelFolder, result)) { Replaced = replaced };
    }

    /// <summary>Where the evaluations of a model are unless another folder is given.</summary>
    /// <param name="modelFolder">The folder of the model.</param>
    public static string FolderOf(string modelFolder) => Path.Combine(modelFolder, "evaluation");

    /// <summary>Finds a file that an evaluation would replace, and that none wrote.</summary>
    /// <param name="folder">The output folder.</param>
    /// <returns>Null when there is none.</returns>
    public static string? ForeignFileIn(string folder) => EarlierEvaluation.In(folder) is null
        ? new[] { ResultFile, ScoresFile, ReportFile }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists)
        : null;

    /// <summary>The content of <see cref="ResultFile"/>.</summary>
    /// <param name="result">The evaluation.</param>
    public static byte[] Json(EvaluationResult result) => JsonFile.Serialize(result, EvaluationJson.Default.EvaluationResult);

    private static string? WriteCard(string modelFolder, EvaluationResult result)
    {
        var path = Path.Combine(modelFolder, ModelFolder.CardFile);
        try
        {
            WholeFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ModelCard.Of(ModelFolder.ReadMetadata(modelFolder), result.Findings))));
            return path;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
