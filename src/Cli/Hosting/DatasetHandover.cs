using System.Text;
using SmartMoney.Cli.Errors;
using SmartMoney.Cli.Output;
using SmartMoney.Core.Market;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>Hands the dataset of a run over: in the files of its universe, or in a file outside the storage.</summary>
/// <param name="storage">The storage that has the run.</param>
/// <param name="run">The run.</param>
/// <param name="file">The file outside the storage; null when there is none.</param>
/// <param name="format">The format that is asked for.</param>
internal sealed class DatasetHandover(CliStorage storage, RunParameters run, string? file, DatasetFormat format)
{
    private bool _hasParquet = format == DatasetFormat.Parquet;

    /// <summary>Says what gives way to the dataset of the run; null when nothing does. To be asked before the run.</summary>
    /// <param name="isForced">Whether anything may be replaced.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="BadArgumentsException">It must not give way.</exception>
    public async Task<string?> ReplaceAsync(bool isForced, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            await RequireNeighboursAsync(file, isForced, cancellationToken);
            return (await ExistingDataset.InFileAsync(file, storage, run, cancellationToken))?.Replace(run, isGuarded: false, isForced);
        }

        var isGuarded = run.Universe == NamedUniverse.CustomFileName;
        var csv = await ExistingDataset.InStorageAsync(storage, run, run.Paths.Dataset, cancellationToken);
        var replaced = csv?.Replace(run, isGuarded, isForced);
        if (!_hasParquet)
        {
            _hasParquet = await ParquetFiles.AreKeptAsync(storage, run, cancellationToken);
            return replaced;
        }

        var parquet = await ExistingDataset.InStorageAsync(storage, run, run.Paths.Parquet, cancellationToken);
        return csv is not null && parquet is not { IsUnchanged: false } ? replaced : parquet?.Replace(run, isGuarded, isForced) ?? replaced;
    }

    /// <summary>Writes the files. The report's page is written.</summary>
    /// <param name="report">The report of the run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<DatasetPage> WriteAsync(RunReport report, CancellationToken cancellationToken)
    {
        if (file is not null)
        {
            return await DatasetExport.WriteAsync(storage, report, file, cancellationToken);
        }

        if (_hasParquet)
        {
            await ParquetFiles.PublishAsync(storage, report, cancellationToken);
        }

        return await DatasetPageFile.PublishAsync(storage, report, format, cancellationToken);
    }

    /// <summary>Requires that the files beside the dataset are not those of another dataset, or of the user.</summary>
    private async Task RequireNeighboursAsync(string path, bool isForced, CancellationToken cancellationToken)
    {
        if (isForced)
        {
            return;
        }

        var card = DatasetPaths.CardBeside(path);
        if (File.Exists(card) && !await IsCardAsync(card, cancellationToken))
        {
            throw new BadArgumentsException($"{card} is not the card of a dataset: choose another --output, or replace it with --force");
        }

        var other = Path.ChangeExtension(path, (format == DatasetFormat.Csv ? DatasetFormat.Parquet : DatasetFormat.Csv).Extension());
        if (await ExistingDataset.InFileAsync(other, storage, run, cancellationToken) is { Report: not null })
        {
            throw new BadArgumentsException($"{other} is another dataset, whose report would be replaced: choose another --output, or replace it with --force");
        }
    }

    private static async Task<bool> IsCardAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        var start = new byte[Encoding.UTF8.GetByteCount(DatasetCard.Start)];
        return await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) == start.Length
            && Encoding.UTF8.GetString(start) == DatasetCard.Start;
    }
}
