using SmartMoney.Modeling.Evaluation;

namespace SmartMoney.Modeling.Reports;

/// <summary>An evaluation that was written.</summary>
/// <param name="Result">Every figure.</param>
/// <param name="ResultPath">The file <c>evaluation.json</c> that holds them.</param>
/// <param name="ReportPath">The file <c>report.html</c> that shows them.</param>
/// <param name="CardPath">The model card that repeats the findings; null when the folder of the model cannot be written to.</param>
public sealed record EvaluationOutcome(EvaluationResult Result, string ResultPath, string ReportPath, string? CardPath)
{
    /// <summary>The model and version of the evaluation that was there before and is not the same; null when there was none.</summary>
    public string? Replaced { get; init; }
}
