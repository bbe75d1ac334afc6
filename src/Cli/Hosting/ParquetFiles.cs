using SmartMoney.Sources.Storage;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>The Parquet files beside the CSV of a universe.</summary>
internal static class ParquetFiles
{
    /// <summary>Whether there are Parquet files that a run wrote, and that the next run of the universe writes again.</summary>
    public static async Task<bool> AreKeptAsync(CliStorage storage, RunParameters run, CancellationToken cancellationToken)
    {
        await using (var there = await storage.Kept.Objects.OpenReadAsync(run.Paths.Parquet, cancellationToken))
        {
            if (there is null)
            {
                return false;
            }
        }

        return await ExistingDataset.InStorageAsync(storage, run, run.Paths.Parquet, cancellationToken) is not { IsUnchanged: false };
    }

    /// <summary>Updates the Parquet files of the universe to match the run in the universe's file, and the card, which names them.</summary>
    public static async Task PublishAsync(CliStorage storage, RunReport report, CancellationToken cancellationToken)
    {
        var files = new RunFiles(storage.Kept.Runs, storage.Kept.Objects);
        RunReport? published;
        do
        {
            published = await files.FindPublishedAsync(report.Dataset.Path, cancellationToken);
        }
        while (published is not null && await WriteAsync(storage.Kept.Objects, published, cancellationToken));
    }

    /// <returns>Whether anything had to be written.</returns>
    private static async Task<bool> WriteAsync(IObjectStore store, RunReport report, CancellationToken cancellationToken)
    {
        var paths = report.Parameters.Paths;
        await using var copy = await ParquetCopy.TryMakeAsync(store, report, paths.Parquet, cancellationToken);
        if (copy is null)
        {
            return false;
        }

        using var card = new MemoryStream(DatasetCard.Of(report, [HandedDataset.Csv(report, paths.Dataset), copy.Files]));
        var runs = new RunStore(store);
        var isDatasetChanged = await runs.WriteUnlessSameAsync(paths.Parquet, copy.Dataset, cancellationToken);
        var isContextChanged = await runs.WriteUnlessSameAsync(paths.ParquetContext, copy.Context, cancellationToken);
        var isCardChanged = await runs.WriteUnlessSameAsync(paths.Card, card, cancellationToken);
        return isDatasetChanged || isContextChanged || isCardChanged;
    }
}
