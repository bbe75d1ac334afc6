using Parquet;
using SmartMoney.Core.Datasets;
using Xunit;

namespace SmartMoney.Parquet.Tests;

public sealed class DatasetParquetTests
{
    [Fact]
    public void Every_cell_of_a_dataset_and_of_its_context_comes_back()
    {
        var context = RealRows.Written(RealRows.Context, DatasetParquet.WriteContextAsync);

        Assert.Equal(RealRows.Dataset, Csv(csv => DatasetCsv.Write(csv, DatasetParquet.ReadDataset(new MemoryStream(RealRows.Parquet)))));
        Assert.Equal(RealRows.Context, Csv(csv => ContextCsv.Write(csv, DatasetParquet.ReadContext(new MemoryStream(context)))));
    }

    [Fact]
    public void The_same_rows_give_the_same_bytes() => Assert.Equal(RealRows.Parquet, RealRows.Written(RealRows.Dataset, DatasetParquet.WriteDatasetAsync));

    [Fact]
    public async Task Rows_are_written_in_groups_and_stay_in_order()
    {
        var day = new DateOnly(2022, 1, 15);
        var rows = Enumerable.Range(0, 20_001).Select(i => RealRows.Rows[i % 3] with { Date = day.AddDays(i) }).ToList();
        var csv = Csv(stream => DatasetCsv.Write(stream, rows));

        var written = RealRows.Written(csv, DatasetParquet.WriteDatasetAsync);

        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(written), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([20_000L, 1L], Enumerable.Range(0, reader.RowGroupCount).Select(i => reader.OpenRowGroupReader(i).RowCount));
        Assert.Equal(csv, Csv(stream => DatasetCsv.Write(stream, DatasetParquet.ReadDataset(new MemoryStream(written)))));
    }

    [Fact]
    public void A_dataset_without_rows_is_one()
    {
        var written = RealRows.Written(Csv(csv => DatasetCsv.Write(csv, [])), DatasetParquet.WriteDatasetAsync);

        Assert.Empty(DatasetParquet.ReadDataset(new MemoryStream(written)));
    }

    [Fact]
    public void A_count_that_is_no_whole_number_is_refused_and_not_rounded()
    {
        double?[] features = [.. RealRows.Rows[0].Features];
        features[10] = 1.5;
        var csv = Csv(stream => DatasetCsv.Write(stream, [RealRows.Rows[0] with { Features = features }]));

        var error = Assert.Throws<DatasetFormatException>(() => RealRows.Written(csv, DatasetParquet.WriteDatasetAsync));

        Assert.Equal("inst_new_positions_count has the value 1.5, which is not a whole number as the column has it in Parquet", error.Message);
    }

    private static byte[] Csv(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
