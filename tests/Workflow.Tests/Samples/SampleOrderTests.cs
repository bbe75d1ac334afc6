using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using Xunit;

namespace SmartMoney.Workflow.Tests.Samples;

public sealed class SampleOrderTests
{
    private static readonly Lazy<List<string>> Expected = new(() => Sample.Lines(Sample.Default.Facts(Sample.Untouched)));
    private static readonly Lazy<List<string>> ExpectedContext = new(() => Sample.ContextLines(Sample.Default.Facts(Sample.Untouched)));

    [Fact]
    public void The_sample_has_a_row_for_every_symbol_and_date() =>
        Assert.Equal(3 * 36, Expected.Value.Count(line => line.Split(',').Length == DatasetColumns.Names.Length));

    [Theory]
    [InlineData(DataType.Prices)]
    [InlineData(DataType.InsiderTrades)]
    [InlineData(DataType.InstitutionalOwnership)]
    [InlineData(DataType.InstitutionalHolders)]
    [InlineData(DataType.CongressionalTrades)]
    [InlineData(DataType.HedgeFundHoldings)]
    [InlineData(DataType.EtfHoldings)]
    public void Order_and_duplicates_of_the_rows_change_nothing(DataType type)
    {
        var random = new Random(20230615 + (int)type);
        var mixed = Sample.Default.Facts(answer => answer.Type == type ? Mixed(answer, random) : Sample.Untouched(answer));
        Assert.Equal(Expected.Value, Sample.Lines(mixed));
        Assert.Equal(ExpectedContext.Value, Sample.ContextLines(mixed));
    }

    private static string[] Mixed(SampleAnswer answer, Random random)
    {
        string[] rows = [.. Sample.Untouched(answer), .. Sample.Untouched(answer).Where(_ => random.Next(4) == 0)];
        random.Shuffle(rows);
        return rows;
    }
}
