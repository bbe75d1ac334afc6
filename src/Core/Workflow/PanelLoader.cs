using SmartMoney.Core.Filings;
using SmartMoney.Core.Sources;
using SmartMoney.Core.Sources.Fmp;
using SmartMoney.Core.Sources.Fmp.Facts;

namespace SmartMoney.Core.Workflow;

/// <summary>Loads both panels from a source.</summary>
public static class PanelLoader
{
    /// <summary>Loads the panels of a run.</summary>
    /// <param name="source">The source.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    /// <returns>The panels, and what could not be had.</returns>
    /// <exception cref="SourceException">The key is invalid.</exception>
    public static async Task<(PanelTables Tables, IReadOnlyList<DataFailure> Failures)> LoadAsync(
        ISmartMoneySource source,
        RunParameters run,
        CancellationToken cancellationToken)
    {
        var failures = new List<DataFailure>();
        var members = new List<(DataType Type, PanelMember Member)>();
        foreach (var need in new DataNeeds(run).OfPanel())
        {
            try
            {
                members.Add((need.Type, await LoadMemberAsync(source, need, run, new DroppedRows(), [], cancellationToken)));
            }
            catch (SourceException e) when (e.Failure != SourceFailure.InvalidKey)
            {
                failures.Add(DataFailure.Of(need, e));
            }
        }

        return (new PanelTables(MembersOf(DataType.HedgeFundHoldings, run.Panel.HedgeFunds.Length), MembersOf(DataType.EtfHoldings, run.Panel.Etfs.Length)), failures);

        IReadOnlyList<PanelMember>? MembersOf(DataType type, int whole) =>
            members.Where(member => member.Type == type).Select(member => member.Member).ToList() is { } found && found.Count == whole ? found : null;
    }

    /// <summary>Loads the reports of one member.</summary>
    internal static async Task<PanelMember> LoadMemberAsync(
        ISmartMoneySource source,
        SourceNeed need,
        RunParameters run,
        DroppedRows dropped,
        List<SuspectAnswer> suspect,
        CancellationToken cancellationToken)
    {
        var entries = await source.GetAsync(need, cancellationToken);
        suspect.AddRange(SuspectAnswers.In(entries));
        var symbols = run.Symbols.ToHashSet(StringComparer.Ordinal);
        return need.Type == DataType.HedgeFundHoldings
            ? PanelReader.ReadManager(need.Subject, entries, symbols, dropped)
            : PanelReader.ReadFund(need.Subject, entries, symbols, dropped);
    }
}
