using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Workflow.Tests.Samples;

/// <summary>Cells of the sample worked out by hand from its recorded answers.</summary>
public sealed class SampleCellsTests
{
    private static readonly Lazy<Dictionary<string, SymbolFacts>> Facts =
        new(() => Sample.Default.Facts(Sample.Untouched).ToDictionary(facts => facts.Symbol));

    private static DatasetRow Row(string symbol, string date) => new RowBuilder(14, 0.05).Build(Facts.Value[symbol], Day.Of(date), out _)!.Row;

    private static void Equal(double? expected, DatasetRow row, string feature)
    {
        var actual = row.Features[FeatureSchema.Features.IndexOf(FeatureSchema.Find(feature)!)];
        Assert.Equal(expected is null, actual is null);
        Assert.True(Math.Abs((expected ?? 0) - (actual ?? 0)) <= 1e-12 + (1e-9 * Math.Abs(expected ?? 0)), $"{feature}: {actual} instead of {expected}");
    }

    [Fact]
    public void Tesla_split_three_for_one_while_its_label_ran()
    {
        // Adjusted 309.32 on August 15 and 284.82 on August 29, 2022; the 3:1 split is of August 25.
        var row = Row("TSLA", "2022-08-15");
        Assert.Equal((3 * 309.32, 3 * 284.82, 0), (row.PriceAtSample, row.PriceAfter14d, row.Label));
        Assert.Equal((284.82 / 309.32) - 1, row.Return14d, 1e-12);
    }

    [Fact]
    public void Nvidia_s_sample_of_a_saturday_after_its_split()
    {
        // Friday June 14, 2024 closed at 131.88; two weeks from Saturday is Saturday June 29, so Monday July 1: 124.3.
        var row = Row("NVDA", "2024-06-15");
        Assert.Equal((131.88, 124.3, 0), (row.PriceAtSample, row.PriceAfter14d, row.Label));
    }

    [Fact]
    public void Nvidia_rose_by_more_than_a_fifth_before_its_split()
    {
        // Adjusted 94.63 and 114.825, both before the 10:1 split of June 10, 2024.
        var row = Row("NVDA", "2024-05-15");
        Assert.Equal((946.3, 1148.25, 1), (row.PriceAtSample, row.PriceAfter14d, row.Label));
    }

    [Fact]
    public void Apple_s_insiders_sold_in_autumn_2022()
    {
        // October 17 to 28: five sales, four of them by a "Senior Vice President, CFO".
        var row = Row("AAPL", "2022-11-15");
        Equal(0, row, "insider_buy_ratio_30d");
        Equal(7200 + 14274 + 69678 + 85147 + 8053, row, "insider_sell_volume_30d");
        Equal(-184352, row, "insider_net_flow_30d");
        Equal(4.0 / 5, row, "c_suite_activity_ratio");
    }

    [Fact]
    public void Nvidia_s_insiders_sold_in_spring_2023()
    {
        var row = Row("NVDA", "2023-06-15");
        var jones = 600 + 3001 + 4722 + 5282 + 6471 + 13369 + 19037 + 21574 + 45739 + 70205;
        var kress = 100 + 200 + 294 + 300 + 400 + 400 + 400 + 500 + 500 + 600 + 630 + 900 + 900;
        var others = 3500 + 383 + 7800 + 100000 + 23084;
        Equal(jones + kress + others, row, "insider_sell_volume_30d");

        // Of C level: 13 by the Chief Financial Officer, one by the Principal Accounting Officer. All: 10 of Jones, 13 of Kress, the five
        // other sales, one award, and three gifts, for a gift of 1000 shares is listed twice.
        Equal((13.0 + 1) / (10 + 13 + 5 + 1 + 3), row, "c_suite_activity_ratio");
    }

    [Fact]
    public void Institutions_in_nvidia_over_its_split()
    {
        // Q is 2024Q2, due on August 14; the 10:1 split of June 10 lies between its end and that of 2024Q1.
        var row = Row("NVDA", "2024-08-15");
        Equal(0.4987615272 / 100, row, "inst_ownership_pct");
        Equal((0.4987615272 - 0.5080454177) / 100, row, "inst_ownership_change_1q");
        Equal(2, row, "inst_new_positions_count");
        Equal(0, row, "inst_closed_positions_count");
        Equal((122795088.0 / 14 / (12528400.0 * 10 / 12)) - 1, row, "inst_avg_position_size_change");
        Equal( // the last of them filed on August 14, the day before T0
            (93437327.0 + 9683550 + 6556193 + 6185938 + 2047283 + 1557794 + 1384547 + 690000 + 605839 + 417687) / 122795088,
            row,
            "inst_concentration_top10");
    }

    [Fact]
    public void Institutions_in_tesla_on_the_day_after_the_deadline()
    {
        var row = Row("TSLA", "2024-02-15"); // 2023Q4, due on February 14
        Equal(0.1212833386 / 100, row, "inst_ownership_pct");
        Equal(1, row, "inst_concentration_top10"); // five holders: 3802519 + 30556 + 22564 + 1554 + 830 = 3858023
        var weighted = (944850026.0 * (3802519 - 4078651) / 4078651)
            + (7592555.0 * (30556 - 30414) / 30414)
            + (5606898.0 * (22564 - 15245) / 15245)
            + (386138.0 * 0)
            + (206238.0 * (830 - 827) / 827);
        Equal(weighted / (944850026.0 + 7592555 + 5606898 + 386138 + 206238), row, "inst_momentum_score");
    }

    [Fact]
    public void Institutions_in_tesla_are_unknown_where_the_source_lacks_the_quarter()
    {
        var row = Row("TSLA", "2022-06-15"); // Q is 2022Q1; the source has nothing between 2021Q4 and 2023Q1
        Equal(null, row, "inst_ownership_pct");
        Equal(null, row, "inst_ownership_change_1q");
        Equal(null, row, "inst_new_positions_count");
        Equal(null, row, "inst_closed_positions_count");
        Equal(null, row, "inst_avg_position_size_change");
        Equal(null, row, "inst_concentration_top10");
        Equal(null, row, "hedgefund_top20_exposure");
        Equal(null, row, "etf_ownership_pct");
    }

    [Fact]
    public void Congress_in_tesla_in_autumn_2024()
    {
        // Disclosed after August 17 and before November 15. Bought: McGarvey, four times Greene, twice Khanna. Sold: three times
        // Whitehouse, twice Gottheimer, once Khanna. McGarvey disclosed on November 13.
        var row = Row("TSLA", "2024-11-15");
        Equal(1 + 4 + 2, row, "congress_buy_count_90d");
        Equal(3 + 2 + 1, row, "congress_sell_count_90d");
        Equal(1, row, "congress_net_sentiment");
        Equal(1, row, "congress_recent_activity_7d");
    }

    [Fact]
    public void Hedge_funds_in_nvidia_over_its_split()
    {
        // F is 2024Q2, filed by August 14; P is 2024Q1, whose counts are before the split. One of four came in.
        var row = Row("NVDA", "2024-08-15");
        var now = (6556193.0 + 9683550 + 690000 + 1384547) / (122795088 / 0.004987615272);
        var before = (704599.0 + 968355 + 442000) * 10 / (12528400 * 10 / 0.005080454177);
        Equal(now, row, "hedgefund_top20_exposure");
        Equal(now - before, row, "hedgefund_net_change_1q");
        Equal(1, row, "hedgefund_new_entry_count");
        Equal(0, row, "hedgefund_exit_count");
    }

    [Fact]
    public void Funds_in_tesla_at_the_first_sample()
    {
        // SPY's report of 2021-05-13 is 247 days old. ARKK, ARKW and ARKQ hold, ARKG and ARKF do not: September 30 and June 30, 92 days apart.
        var row = Row("TSLA", "2022-01-15");
        var held = 2548748.0 + 668089 + 378389;
        Equal(held / (383806 / 0.0003845751503), row, "etf_ownership_pct");
        Equal((held - (3594150.0 + 936493 + 493325)) * 30 / 92, row, "etf_flow_30d");
        Equal(1, row, "etf_concentration");
    }

    [Fact]
    public void Funds_in_tesla_after_its_split()
    {
        // ARKK of June 30 and March 31, 2022, 91 days apart, times three; SPY's report before is 396 days older and no comparison.
        var row = Row("TSLA", "2022-09-15");
        Equal((1030633.0 - 1129150) * 3 * 30 / 91, row, "etf_flow_30d");
        Equal(null, row, "etf_ownership_pct"); // 2022Q2 is not in the source
    }
}
