using SmartMoney.Core.Datasets;

namespace SmartMoney.Cli.Output;

/// <summary>The validation of a dataset as text.</summary>
internal static class ValidationText
{
    public static void Write(TextWriter output, DatasetValidation validation)
    {
        output.WriteLine("📊 Dataset Validation");
        foreach (var check in validation.Checks)
        {
            output.WriteLine($"{Mark(check.Passed)} {check.Name}: {check.Figure} (target: {check.Target})");
            if (check.Advice is { } advice)
            {
                output.WriteLine($"   → {advice}");
            }
        }

        foreach (var warning in validation.Warnings)
        {
            output.WriteLine($"⚠️  {warning}");
        }

        output.WriteLine($"{Mark(validation.Passed)} Dataset validation {(validation.Passed ? "PASSED" : "FAILED")}");
    }

    private static string Mark(bool passed) => passed ? "✅" : "❌";
}
