using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources.Files;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Files;

public sealed class PriceFileFeedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Adjusted_closes_are_restated_as_they_were_traded()
    {
        Write("AAPL.csv", "date,close,volume,split\n2024-06-10,121.5,100,10:1\n2024-06-07,120.888,200,\n");

        var prices = await ReadAsync();

        Assert.Equal((1208.88m, 121.5m), (prices.TradedClose(new DateOnly(2024, 6, 7)), prices.TradedClose(new DateOnly(2024, 6, 10))));
        Assert.Equal(1215m, prices.CloseInSharesOf(new DateOnly(2024, 6, 10), new DateOnly(2024, 6, 7)));
    }

    [Fact]
    public async Task Closes_as_traded_are_taken_as_they_are_and_a_split_may_stand_alone()
    {
        Write("AAPL.csv", "split,date,close\n,2024-06-10,121.5\n10,2024-06-08,\n,2024-06-07,1208.88\n");

        var prices = await ReadAsync(isUnadjusted: true);

        Assert.Equal((1208.88m, 121.5m), (prices.TradedClose(new DateOnly(2024, 6, 7)), prices.TradedClose(new DateOnly(2024, 6, 10))));
        Assert.Equal(1215m, prices.CloseInSharesOf(new DateOnly(2024, 6, 10), new DateOnly(2024, 6, 7)));
    }

    [Theory]
    [InlineData(false, 120.888 * 10 * 20)] // 200 adjusted shares were 20
    [InlineData(true, 120.888 * 200)]
    public async Task Volumes_are_adjusted_or_as_traded_like_the_closes(bool isUnadjusted, double dollars)
    {
        Write("AAPL.csv", "date,close,volume,split\n2024-06-10,121.5,0,10:1\n2024-06-07,120.888,200,\n2024-06-06,120,,\n");

        var prices = await ReadAsync(isUnadjusted);

        var days = prices.TradingDays(new DateOnly(2024, 6, 1), new DateOnly(2024, 7, 1), new DateOnly(2024, 7, 1)).ToArray();
        Assert.Equal([null, 0], [days[0].DollarVolume, days[2].DollarVolume]);
        Assert.Equal(dollars, days[1].DollarVolume!.Value, 1e-9);
    }

    [Fact]
    public async Task Without_the_column_no_volume_is_known()
    {
        Write("AAPL.csv", "date,close\n2024-06-07,120.888\n");
        var day = Assert.Single((await ReadAsync()).TradingDays(new DateOnly(2024, 6, 1), new DateOnly(2024, 7, 1), new DateOnly(2024, 7, 1)).ToArray());
        Assert.Equal((120.888, null), (day.Close, day.DollarVolume));
    }

    [Fact]
    public async Task Without_the_column_there_are_no_splits_and_the_reading_says_so()
    {
        Write("AAPL.csv", "Date,Close\n2024-06-07,120.888\n");
        var reading = new FactReading(new DroppedRows());

        var prices = await ReadAsync(reading: reading);

        Assert.Equal(120.888m, prices.TradedClose(new DateOnly(2024, 6, 7)));
        Assert.Contains("without the column split", Assert.Single(reading.Assumptions), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_symbol_without_a_file_has_no_prices()
    {
        Write("MSFT.csv", "date,close\n2024-06-07,1\n");

        Assert.True((await ReadAsync()).IsEmpty);
    }

    [Theory]
    [InlineData("", "AAPL.csv: the header is not date,close[,volume][,split]")]
    [InlineData("date,price\n", "AAPL.csv: the header is not date,close[,volume][,split]: date,price")]
    [InlineData("date,close,close\n", "AAPL.csv: the header is not")]
    [InlineData("date,close\n2024-6-7,1\n", "AAPL.csv, line 2: date: '2024-6-7' is not of the form 2024-05-31")]
    [InlineData("date,close\n2024-06-07,1\n2024-06-07,2\n", "AAPL.csv, line 3: date: 2024-06-07 twice")]
    [InlineData("date,close\n2024-06-07,\n", "AAPL.csv, line 2: close: missing, in a row without a split")]
    [InlineData("date,close\n2024-06-07,0\n", "AAPL.csv, line 2: close: '0' is not a number above 0")]
    [InlineData("date,close\n2024-06-07,one\n", "AAPL.csv, line 2: close: 'one' is not a number above 0")]
    [InlineData("date,close,volume\n2024-06-07,1,-3\n", "AAPL.csv, line 2: volume: '-3' is not a number of 0 or more")]
    [InlineData("date,close,split\n2024-06-07,1,4:0\n", "AAPL.csv, line 2: split: '4:0' is neither of the form 4:1 nor a positive number")]
    [InlineData("date,close\n2024-06-07\n", "AAPL.csv, line 2: 1 cells instead of 2")]
    public async Task A_file_that_is_wrong_names_its_line(string content, string message)
    {
        Write("AAPL.csv", content);

        var failure = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync());

        Assert.StartsWith(message, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_is_named_after_its_content_and_how_it_is_read()
    {
        Write("AAPL.csv", "date,close\n2024-06-07,1\n");
        var (one, same, traded) = (Open(), Open(), Open(isUnadjusted: true));
        Write("AAPL.csv", "date,close\n2024-06-07,2\n");
        var other = Open();

        Assert.Equal(one.Name, same.Name);
        Assert.Equal(3, new[] { one.Name, traded.Name, other.Name }.Distinct().Count());
    }

    [Fact]
    public void A_folder_without_price_files_is_refused() => Assert.Throws<DirectoryNotFoundException>(() => Open());

    private PriceFiles Open(bool isUnadjusted = false) => new(_folder.Path, isUnadjusted);

    private async Task<PriceHistory> ReadAsync(bool isUnadjusted = false, FactReading? reading = null)
    {
        var feed = (LocalFeed<PriceHistory>)Assert.Single(Open(isUnadjusted).Open(new SilentObserver()));
        var need = Needs.Prices("AAPL", new DateOnly(2024, 1, 1), new DateOnly(2024, 12, 31));
        return await feed.ReadAsync(need, reading ?? new FactReading(new DroppedRows()), TestContext.Current.CancellationToken);
    }

    private void Write(string file, string content) => File.WriteAllText(_folder.At(file), content);
}
