using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Runs whose record is there and cannot be read.</summary>
internal static class DamagedRecords
{
    /// <summary>Finds them.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="readable">The runs whose record can be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Their ids, in ordinal order.</returns>
    public static async Task<IReadOnlyList<string>> FindAsync(CliStorage storage, IReadOnlyList<RunRecord> readable, CancellationToken cancellationToken)
    {
        var known = readable.Select(run => run.RunId).ToHashSet(StringComparer.Ordinal);
        return await ObjectRunRegistry.IdsAsync(storage.Kept.Objects, cancellationToken).Where(id => !known.Contains(id)).Order(StringComparer.Ordinal).ToListAsync(cancellationToken);
    }

    /// <summary>What to say of one.</summary>
    public static string Describe(string runId, CliStorage storage) =>
        $"the record of run {runId} ({storage.Describe(ObjectRunRegistry.PathOf(runId))}) is damaged; run the same generate command again to resume the run and write it anew";
}
