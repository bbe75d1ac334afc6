using SmartMoney.Core.Datasets;

namespace SmartMoney.Workflow.Runs;

/// <summary>The finished dataset. The run keeps it as <see cref="RunStore.Dataset"/>.</summary>
/// <param name="Path">
/// The file of the universe, for people: a copy of the newest run that ended with rows. It is this dataset as long as its SHA-256 is.
/// </param>
/// <param name="Rows">Its rows.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256, hexadecimal.</param>
/// <param name="LookAheadRows">Rows that used something not public before T0: always 0, or the run is wrong.</param>
public sealed record AssembledDataset(string Path, int Rows, long Bytes, string Sha256, int LookAheadRows)
{
    /// <summary>The context file; null in a report of a version that wrote none.</summary>
    public ContextFile? Context { get; init; }
}
