using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;

namespace SmartMoney.Sources.Files;

/// <summary>The prices of the files of a folder.</summary>
internal sealed class PriceFileFeed(PriceFiles provider, string folder, bool isUnadjusted) : LocalFeed<PriceHistory>(provider, DataType.Prices)
{
    public override async Task<PriceHistory> ReadAsync(SourceNeed need, FactReading reading, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, need.Subject + ".csv");
        if (!File.Exists(path))
        {
            return new PriceHistory([]);
        }

        using var content = new MemoryStream(await ReadAsync(path, cancellationToken), writable: false);
        var file = PriceFile.Parse(Path.GetFileName(path), content);
        if (!file.HasSplits)
        {
            reading.Assume("Price files without the column split are treated as having no splits");
        }

        PriceBounds.Require(file.Closes, file.Splits);
        return new PriceHistory(SegmentsOf(file));
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (new FileInfo(path).Length > PriceFile.MaxBytes)
        {
            throw new InvalidDataException($"{Path.GetFileName(path)}: larger than {PriceFile.MaxBytes >> 20} MB");
        }

        try
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SourceException(SourceFailure.Failed, $"{Path.GetFileName(path)}: {e.Message}", e);
        }
    }

    /// <summary>Closes as traded have a basis without ratios; the newest segment gives the ratios alone.</summary>
    private IEnumerable<PriceSegment> SegmentsOf(PriceFile file)
    {
        var splits = new SplitHistory(file.Splits);
        return isUnadjusted
            ? [new PriceSegment(DateTimeOffset.MaxValue, [], splits), new PriceSegment(DateTimeOffset.MinValue, file.Closes, SplitHistory.None)]
            : [new PriceSegment(DateTimeOffset.MinValue, file.Closes, splits)];
    }
}
