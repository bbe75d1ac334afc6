using BenchmarkDotNet.Attributes;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Modeling.Reports;

namespace SmartMoney.Bench.Parts;

/// <summary>A dataset of 500 symbols on 36 dates: written, read, profiled and drawn.</summary>
[MemoryDiagnoser]
public class CsvBenchmarks
{
    private const int Symbols = 500;
    private const int Dates = 36;
    private const int Seed = 1;

    private readonly List<DatasetRow> _rows = [.. Rows(new Random(Seed))];
    private byte[] _file = [];

    /// <summary>Writes the file that the others read.</summary>
    [GlobalSetup]
    public void Fill()
    {
        using var stream = new MemoryStream();
        DatasetCsv.Write(stream, _rows);
        _file = stream.ToArray();
    }

    /// <summary>Writes the rows.</summary>
    [Benchmark]
    public long Write()
    {
        using var stream = new MemoryStream();
        DatasetCsv.Write(stream, _rows);
        return stream.Length;
    }

    /// <summary>Reads the file.</summary>
    [Benchmark]
    public int Read() => Open().Count();

    /// <summary>Reads the file into the figures of its validation.</summary>
    [Benchmark]
    public int Profile() => new DatasetProfile(Open()).Rows;

    /// <summary>Reads the file into its page.</summary>
    [Benchmark]
    public long Page()
    {
        using var page = new MemoryStream();
        DatasetReport.Write(page, Open(), new DatasetReportOptions("dataset.csv", "Dataset"));
        return page.Length;
    }

    private IEnumerable<DatasetRow> Open() => DatasetCsv.Read(new MemoryStream(_file, writable: false));

    private static IEnumerable<DatasetRow> Rows(Random random)
    {
        var first = new DateOnly(2022, 1, 15);
        for (var symbol = 0; symbol < Symbols; symbol++)
        {
            for (var date = 0; date < Dates; date++)
            {
                double?[] features = [.. Enumerable.Range(0, FeatureSchema.Count).Select(_ => random.Next(10) == 0 ? (double?)null : random.NextDouble())];
                yield return new DatasetRow(FormattableString.Invariant($"X{symbol:000}"), first.AddMonths(date), 100, 101, 0.01, features, random.Next(2));
            }
        }
    }
}
