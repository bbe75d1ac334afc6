using SmartMoney.Core.Filings;
using SmartMoney.Core.Formatting;
using SmartMoney.Sources;

namespace SmartMoney.Workflow.Runs;

/// <summary>A data type of a symbol, or of a panel member, that is unavailable.</summary>
/// <param name="Subject">The symbol, CIK or ETF, or the file that symbols share.</param>
/// <param name="Type">The data type's name.</param>
/// <param name="Kind">Unknown, Refused or Failed.</param>
/// <param name="Reason">What happened, in one line.</param>
public sealed record DataFailure(string Subject, string Type, DataFailureKind Kind, string Reason)
{
    private const int MaxReasonLength = 3 * PlainText.MaxLength;

    /// <summary>What happened, in one line of plain text.</summary>
    public string Reason { get; init; } = PlainText.Of(Reason, MaxReasonLength);

    /// <summary>The failure in one line of text.</summary>
    public override string ToString() => $"{Subject} {Type}: {Reason}";

    internal static DataFailure Of(SourceNeed need, SourceException e) => Of(need.Type, need.Subject, e);

    /// <summary>The failure of a source.</summary>
    /// <param name="type">The data type.</param>
    /// <param name="subject">The symbol, CIK or ETF, or the file that symbols share.</param>
    /// <param name="e">What happened.</param>
    public static DataFailure Of(DataType type, string subject, SourceException e) =>
        new(subject, type.Name(), (e ?? throw new ArgumentNullException(nameof(e))).Failure == SourceFailure.Refused ? DataFailureKind.Refused : DataFailureKind.Failed, e.Message);
}
