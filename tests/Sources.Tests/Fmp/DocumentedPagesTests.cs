using SmartMoney.Sources.Recorded;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Sources.Tests.Fmp;

/// <summary>The stand-in of the tests and the recorded answers come in pages as the provider documents them.</summary>
public sealed class DocumentedPagesTests
{
    private const string Holders = "institutional-ownership/extract-analytics/holder";
    private const string Quarter = "&year=2024&quarter=1";

    // AAPL has 26 holders in 2024Q1 and 266 rows of the House; NVDA has 1,057 insider filings.
    public static TheoryData<string, int, int, int> Pages => new()
    {
        { "house-trades?symbol=AAPL", 100, 100, 50 },
        { "house-trades?symbol=AAPL&limit=1000", 250, 250, 50 },
        { "house-trades?symbol=AAPL&limit=1000&page=1", 16, 16, 50 },
        { "house-trades?symbol=AAPL&limit=20", 20, 20, 20 },
        { "insider-trading/search?symbol=NVDA", 100, 100, 50 },
        { "insider-trading/search?symbol=NVDA&limit=5000", 1000, 1000, 50 },
        { "insider-trading/search?symbol=NVDA&limit=1000&page=1", 57, 57, 50 },
        { "insider-trading/search?symbol=NVDA&limit=1000&page=2", 0, 0, 50 },
        { $"{Holders}?symbol=AAPL{Quarter}", 10, 10, 10 },
        { $"{Holders}?symbol=AAPL{Quarter}&limit=100", 26, 10, 26 },
        { $"{Holders}?symbol=AAPL{Quarter}&limit=100&page=1", 0, 10, 0 },
        { $"{Holders}?symbol=AAPL{Quarter}&limit=100&page=2", 0, 6, 0 },
        { "splits?symbol=NVDA&limit=1000", 2, 2, 2 },
    };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_has_as_many_rows_as_documented(string request, int usual, int holdersCapped, int capped)
    {
        var parts = request.Split('?');
        var query = parts[1].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

        Assert.Equal(usual, JsonArrays.Rows(new RecordedCorpus(Corpus.Samples).Answer(parts[0], query)!.Value).Count);
        Assert.Equal(usual, await RowsAsync(request, new FmpServerOptions()));
        Assert.Equal(holdersCapped, await RowsAsync(request, new FmpServerOptions { HolderCap = 10 }));
        Assert.Equal(capped, await RowsAsync(request, new FmpServerOptions { PageCap = 50 }));
    }

    private static async Task<int> RowsAsync(string request, FmpServerOptions options)
    {
        await using var server = await FmpServer.StartAsync(options);
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Add("apikey", options.ApiKey);
        return JsonArrays.Rows(await client.GetByteArrayAsync(new Uri(server.Url + request), TestContext.Current.CancellationToken)).Count;
    }
}
