using SmartMoney.Core.Datasets;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Labels;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Core.Tests.Labels;

public sealed class ExpectedLabelsTests
{
    [Fact]
    public void The_returns_of_the_expected_dataset_give_the_expected_labels()
    {
        Assert.SkipWhen(Corpus.Whole is null, Corpus.WholeIsMissing);
        List<DatasetRow> rows;
        using (var file = File.OpenRead(Corpus.Expected("open.csv")))
        {
            rows = [.. DatasetCsv.Read(file)];
        }

        var returns = rows.Select(row => (row.Date, row.Return14d)).ToList();
        var excess = new DatasetLabels(LabelKind.Excess, 0.05, returns);
        var median = new DatasetLabels(LabelKind.Median, 0.05, returns);
        Assert.Equal(
            File.ReadLines(Corpus.Expected("open-labels.csv")).Skip(1),
            rows.Select(row => $"{row.Symbol},{row.Date.Iso()},{excess.Of(row.Date, row.Return14d)},{median.Of(row.Date, row.Return14d)}"));
    }
}
