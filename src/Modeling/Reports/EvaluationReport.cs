using SmartMoney.Core.Datasets;
using SmartMoney.Core.Files;
using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.Evaluation;

namespace SmartMoney.Modeling.Reports;

/// <summary>Evaluates a model and writes the result as JSON and HTML.</summary>
public static class EvaluationReport
{
    /// <summary>The name of the file with every figure.</summary>
    public const string ResultFile = "evaluation.json";

    /// <summary>The name of the HTML report.</summary>
    public const string ReportFile = "report.html";

    /// <summary>Evaluates and writes. The same files and options give the same bytes.</summary>
    /// <param name="options">What to evaluate, and on what.</param>
    /// <param name="cancellationToken">Stops the work; nothing is written then.</param>
    /// <exception cref="InvalidInputException">The model, the data or an option cannot be worked with.</exception>
    public static EvaluationOutcome Write(EvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var result = ModelEvaluator.Evaluate(options, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        var folder = options.OutputFolder ?? Path.Combine(options.ModelFolder, "evaluation");
        var resultPath = Path.Combine(folder, ResultFile);
        var reportPath = Path.Combine(folder, ReportFile);
        WholeFile.Write(resultPath, stream => stream.Write(JsonFile.Serialize(result, EvaluationJson.Default.EvaluationResult)));
        WholeFile.Write(reportPath, stream => ModelReport.Write(stream, result));
        return new EvaluationOutcome(result, resultPath, reportPath);
    }
}
