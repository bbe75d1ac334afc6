using System.Text.RegularExpressions;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Output;

/// <summary>Failures as text: the symbols first, and one line for all subjects with the same failure.</summary>
internal static partial class FailureText
{
    private const int MaxLines = 20;

    private static readonly string[] PanelTypes = [DataType.HedgeFundHoldings.Name(), DataType.EtfHoldings.Name()];

    /// <param name="output">Where to.</param>
    /// <param name="failures">The failures.</param>
    /// <param name="whole">Where all of them are listed.</param>
    public static void Write(TextWriter output, IReadOnlyList<DataFailure> failures, string whole)
    {
        var alike = failures
            .OrderBy(failure => failure.Subject, StringComparer.Ordinal)
            .GroupBy(failure => (failure.Type, Query().Replace(failure.Reason, "")))
            .OrderBy(group => PanelTypes.Contains(group.Key.Type))
            .ToList();
        foreach (var group in alike.Take(MaxLines))
        {
            output.WriteLine($"  ❌ {Line([.. group], group.Key.Item2)}");
        }

        if (alike.Count > MaxLines)
        {
            output.WriteLine($"  … and {Quantity.Number(alike.Skip(MaxLines).Sum(group => group.Count()))} more: see {whole}");
        }
    }

    private static string Line(List<DataFailure> failures, string reason) =>
        $"{Quantity.Names([.. failures.Select(failure => failure.Subject)])} {failures[0].Type}: {(failures.Count == 1 ? failures[0].Reason : reason)}";

    /// <summary>The query of a request, which differs from subject to subject.</summary>
    [GeneratedRegex(@"(?<=^\S+)\?\S+(?=: )", RegexOptions.CultureInvariant)]
    private static partial Regex Query();
}
