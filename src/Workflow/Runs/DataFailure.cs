using SmartMoney.Core.Filings;
using SmartMoney.Sources;

namespace SmartMoney.Workflow.Runs;

/// <summary>A data type of a symbol, or of a panel member, that is unavailable.</summary>
/// <param name="Subject">The symbol, CIK or ETF.</param>
/// <param name="Type">The data type's name.</param>
/// <param name="Kind">Unknown, Refused or Failed.</param>
/// <param name="Reason">What happened, in one line.</param>
public sealed record DataFailure(string Subject, string Type, DataFailureKind Kind, string Reason)
{
    /// <summary>The failure in one line of text.</summary>
    public override string ToString() => $"{Subject} {Type}: {Reason}";

    internal static DataFailure Of(SourceNeed need, SourceException e) =>
        new(need.Subject, need.Type.Name(), e.Failure == SourceFailure.Refused ? DataFailureKind.Refused : DataFailureKind.Failed, e.Message);
}
