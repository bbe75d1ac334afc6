using SmartMoney.Core.Labels;

namespace SmartMoney.Modeling.Reports;

/// <summary>What the report of a dataset says beside what is in its rows.</summary>
/// <param name="Name">The name of the dataset's file.</param>
/// <param name="Title">The page's heading.</param>
public sealed record DatasetReportOptions(string Name, string Title)
{
    /// <summary>The figures of the validation, in the order to show them; empty when it was not run.</summary>
    public IReadOnlyList<ValidationFigure> Validation { get; init; } = [];

    /// <summary>Calendar days from sample date to the label's price.</summary>
    public int HorizonDays { get; init; } = 14;

    /// <summary>Where the dataset comes from, a name and a value each; empty when it is not known.</summary>
    public IReadOnlyList<(string Name, string Value)> Origin { get; init; } = [];

    /// <summary>What to keep in mind, a sentence each.</summary>
    public IReadOnlyList<string> KnownLimits { get; init; } = [];

    /// <summary>What the labels say.</summary>
    public string Label { get; init; } = LabelDefinition.Unknown;
}
