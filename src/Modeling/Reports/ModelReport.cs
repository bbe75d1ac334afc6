using System.Text;
using SmartMoney.Modeling.Evaluation;

namespace SmartMoney.Modeling.Reports;

/// <summary>The page that shows what an evaluation found.</summary>
public static class ModelReport
{
    /// <summary>Writes the page: one HTML file that needs nothing else.</summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="result">The evaluation.</param>
    public static void Write(Stream stream, EvaluationResult result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(result);
        stream.Write(Encoding.UTF8.GetBytes(string.Join("\n", result.Verdicts)));
    }
}
