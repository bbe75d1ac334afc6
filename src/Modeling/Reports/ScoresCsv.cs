using System.Globalization;
using CsvHelper;
using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Baselines;

namespace SmartMoney.Modeling.Reports;

/// <summary>Writes the scores that the headline of an evaluation rests on, so that every figure can be computed again elsewhere.</summary>
internal static class ScoresCsv
{
    private static readonly CsvWriterOptions Options = new() { Separator = ',', NewLine = "\n" };

    public static void Write(Stream stream, Scoring scoring)
    {
        using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader(["symbol", "date", "fold", "score", "decision", "label", "return_14d"]);
        for (var row = 0; row < scoring.Scores.Count; row++)
        {
            csv.WriteField(scoring.Examples.Symbols[row]);
            csv.WriteField(scoring.Examples.Dates[row], DatasetColumns.DateFormat);
            csv.WriteField((scoring.Folds[row] + 1).ToString(CultureInfo.InvariantCulture));
            csv.WriteField(DatasetCsv.Format(scoring.Scores[row]));
            csv.WriteField(scoring.Decisions[row] ? "1" : "0");
            csv.WriteField(scoring.Examples.Labels[row] == 1 ? "1" : "0");
            csv.WriteField(DatasetCsv.Format(scoring.Examples.Returns[row]));
            csv.EndRecord();
        }
    }
}
