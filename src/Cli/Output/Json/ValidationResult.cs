using SmartMoney.Core.Datasets;

namespace SmartMoney.Cli.Output.Json;

/// <summary>The result of <c>validate --json</c>.</summary>
/// <param name="File">The dataset.</param>
/// <param name="Report">The report beside it: used, ignored because it is of other content, or none.</param>
/// <param name="Passed">Whether every check holds.</param>
/// <param name="Checks">The checks.</param>
/// <param name="Warnings">Anomalies that are not errors.</param>
internal sealed record ValidationResult(string File, string Report, bool Passed, IReadOnlyList<CheckResult> Checks, IReadOnlyList<string> Warnings)
{
    public static ValidationResult Of(string file, string report, DatasetValidation validation) => new(
        file,
        report,
        validation.Passed,
        [.. validation.Checks.Select(check => new CheckResult(check.Name, check.Passed, check.Figure, check.Target, check.Value, check.Advice))],
        validation.Warnings);
}

/// <summary>A check.</summary>
internal sealed record CheckResult(string Name, bool Passed, string Figure, string Target, double Value, string? Advice);
