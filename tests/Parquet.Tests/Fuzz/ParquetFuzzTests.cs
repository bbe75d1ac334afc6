using SmartMoney.Core.Datasets;
using SmartMoney.Testing.Fuzz;
using Xunit;

namespace SmartMoney.Parquet.Tests.Fuzz;

/// <summary>Damaged Parquet files.</summary>
public sealed class ParquetFuzzTests
{
    [Fact]
    public Task No_file_ends_its_reader_with_anything_but_a_line() => FuzzRun.RunAsync(8, mutator =>
    {
        try
        {
            Assert.InRange(DatasetParquet.ReadDataset(new MemoryStream(mutator.Bytes(RealRows.Parquet))).Count(), 0, 1 << 20);
        }
        catch (DatasetFormatException e)
        {
            Assert.DoesNotContain('\n', e.Message);
        }
    });
}
