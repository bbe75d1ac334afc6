using SmartMoney.Core.Datasets;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Parquet.Tests;

/// <summary>Files that this program did not write.</summary>
public sealed class ForeignParquetTests
{
    [Fact]
    public async Task Numbers_of_another_width_and_days_as_timestamps_are_the_same_cells()
    {
        using var file = await ForeignParquet.WriteAsync(ForeignParquet.Columns);

        Assert.Equal(RealRows.Rows.Select(RowText.Of), DatasetParquet.ReadDataset(file).Select(RowText.Of));
    }

    [Fact]
    public async Task The_hash_is_that_of_the_same_rows_as_CSV()
    {
        using var file = await ForeignParquet.WriteAsync(ForeignParquet.Columns);

        Assert.Equal(Core.Files.ContentHash.Of(RealRows.Dataset), DatasetReader.HashOf(file));
    }

    public static TheoryData<string, Array, string> WrongColumns => new()
    {
        { "symbol", new int?[] { 1, 2, 3 }, "symbol is not a column of texts" },
        { "symbol", RealRows.Rows.Select((row, i) => i == 1 ? null! : row.Symbol).ToArray(), "row 2: symbol is empty" },
        { "date", Enumerable.Repeat("2022-01-15", 3).ToArray(), "date is not a column of days" },
        { "date", new DateTime?[] { new(2022, 1, 15), new(2022, 1, 15, 16, 0, 0), null }, "date has a time of day" },
        { "return_14d", new double?[] { 1, 2, null }, "row 3: return_14d is empty" },
        { "etf_flow_30d", Enumerable.Repeat("1", 3).ToArray(), "etf_flow_30d is not a column of numbers" },
        { "label", new long?[] { 0, 1, 2 }, "row 3: label is neither 0 nor 1" },
        { "label", new bool?[] { false, true, true }, "label is not a column of numbers" },
    };

    [Theory]
    [MemberData(nameof(WrongColumns))]
    public async Task A_column_of_another_kind_is_refused(string name, Array cells, string problem)
    {
        using var file = await ForeignParquet.WriteAsync(ForeignParquet.With(name, cells));

        var error = Assert.Throws<DatasetFormatException>(() => DatasetParquet.ReadDataset(file).ToList());

        Assert.Equal(problem, error.Message);
    }

    [Fact]
    public async Task Columns_must_all_be_there_and_in_order()
    {
        using var without = await ForeignParquet.WriteAsync(ForeignParquet.Columns.Where(column => column.Name is not ("etf_flow_30d" or "label")));
        using var reversed = await ForeignParquet.WriteAsync(Enumerable.Reverse(ForeignParquet.Columns));

        Assert.Equal("not the columns of a dataset (missing: etf_flow_30d, label)", Assert.Throws<DatasetFormatException>(() => DatasetReader.HashOf(without)).Message);
        Assert.Equal("not the columns of a dataset (the columns differ in order or number)", Assert.Throws<DatasetFormatException>(() => DatasetReader.HashOf(reversed)).Message);
    }
}
