using SmartMoney.Core.Filings;
using SmartMoney.Sources;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Loading;

/// <summary>Loads both panels from a source.</summary>
public static class PanelLoader
{
    /// <summary>Loads the panels of a run.</summary>
    /// <param name="source">The source.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops loading.</param>
    /// <returns>The panels, and what was not available.</returns>
    /// <exception cref="SourceException">The key is invalid.</exception>
    public static async Task<(PanelTables Tables, IReadOnlyList<DataFailure> Failures)> LoadAsync(
        IFactSource source,
        RunParameters run,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        var failures = new List<DataFailure>();
        var needs = new DataNeeds(run);
        return (new PanelTables(await MembersAsync([.. needs.OfHedgeFunds()]), await MembersAsync([.. needs.OfEtfs()])), failures);

        async Task<IReadOnlyList<PanelMember>?> MembersAsync(PanelNeed[] panel)
        {
            var members = new List<PanelMember>();
            foreach (var (kind, need) in panel)
            {
                try
                {
                    members.Add(await source.GetAsync(kind, need, ReadingOf(run, new DroppedRows()), cancellationToken));
                }
                catch (SourceException e) when (!e.EndsRun)
                {
                    failures.Add(DataFailure.Of(need, e));
                }
            }

            return members.Count == panel.Length ? members : null;
        }
    }

    /// <summary>A reading of holdings, narrowed to the symbols of a run.</summary>
    internal static FactReading ReadingOf(RunParameters run, DroppedRows dropped) =>
        new(dropped) { Symbols = run.Symbols.ToHashSet(StringComparer.Ordinal) };
}
