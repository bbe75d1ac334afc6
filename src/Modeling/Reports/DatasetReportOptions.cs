using SmartMoney.Core.Labels;

namespace SmartMoney.Modeling.Reports;

/// <summary>What to report on.</summary>
/// <param name="DatasetPath">The dataset file.</param>
/// <param name="OutputPath">The page to write, such as <c>report.html</c> beside it.</param>
public sealed record DatasetReportOptions(string DatasetPath, string OutputPath)
{
    /// <summary>The figures of the validation, in the order to show them; empty when it was not run.</summary>
    public IReadOnlyList<ValidationFigure> Validation { get; init; } = [];

    /// <summary>Calendar days from sample date to the label's price.</summary>
    public int HorizonDays { get; init; } = 14;

    /// <summary>What the labels say.</summary>
    public string Label { get; init; } = LabelDefinition.Unknown;

    /// <summary>The page's heading.</summary>
    public string Title { get; init; } = "Smart money dataset";
}
