using CsvHelper;
using SmartMoney.Core.Datasets;

namespace SmartMoney.Modeling.Prediction;

/// <summary>Writes predictions as a file: UTF-8, comma, <c>\n</c>, header, shortest round-trip numbers.</summary>
public static class PredictionCsv
{
    /// <summary>What every such file begins with.</summary>
    public const string HeaderStart = "symbol,date,score,decision";

    private static readonly CsvWriterOptions Options = new() { Separator = ',', NewLine = "\n" };

    /// <summary>
    /// Writes a header and a row for each prediction: symbol, date, score, decision (1 from the threshold on), then for each
    /// top feature its name, value and contribution in log-odds. Cells are empty where there is none. The stream stays open.
    /// </summary>
    /// <param name="stream">Where the bytes go.</param>
    /// <param name="predictions">The predictions, in the order of the file.</param>
    public static void Write(Stream stream, IReadOnlyList<ScoredRow> predictions)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(predictions);
        var width = predictions.Select(prediction => prediction.TopFeatures.Count).DefaultIfEmpty(0).Max();
        using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        string[] header =
        [
            .. HeaderStart.Split(','),
            .. Enumerable.Range(1, width).SelectMany(i => new[] { $"top{i}_feature", $"top{i}_value", $"top{i}_log_odds" }),
        ];
        csv.WriteHeader(header);
        foreach (var prediction in predictions)
        {
            csv.WriteField(prediction.Symbol);
            csv.WriteField(prediction.Date, DatasetColumns.DateFormat);
            csv.WriteField(DatasetCsv.Format(prediction.Score));
            csv.WriteField(prediction.IsPositive ? "1" : "0");
            for (var i = 0; i < width; i++)
            {
                var top = i < prediction.TopFeatures.Count ? prediction.TopFeatures[i] : null;
                csv.WriteField(top?.Feature ?? "");
                csv.WriteField(top?.Value is { } value ? DatasetCsv.Format(value) : "");
                csv.WriteField(top is null ? "" : DatasetCsv.Format(top.LogOdds));
            }

            csv.EndRecord();
        }
    }
}
