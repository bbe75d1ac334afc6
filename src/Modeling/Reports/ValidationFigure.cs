namespace SmartMoney.Modeling.Reports;

/// <summary>One check of a finished dataset, as its report shows it.</summary>
/// <param name="Name">What was checked.</param>
/// <param name="Value">The figure found, with its unit.</param>
/// <param name="Requirement">The requirement.</param>
/// <param name="Outcome">How it went.</param>
/// <param name="Advice">What to do about it; empty when there is nothing to do.</param>
public sealed record ValidationFigure(string Name, string Value, string Requirement, ValidationOutcome Outcome, string Advice = "");

/// <summary>How a check went.</summary>
public enum ValidationOutcome
{
    /// <summary>As required.</summary>
    Passed,

    /// <summary>Not as required.</summary>
    Failed,

    /// <summary>A warning.</summary>
    Warning,
}
