using SmartMoney.Core.Features;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Testing;
using SmartMoney.Workflow.Loading;
using SmartMoney.Workflow.Planning;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Tests.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Loading;

public sealed class MissingDataTests
{
    private static readonly Panel Members = new([new HedgeFund("0000000001", "One"), new HedgeFund("0000000002", "Two")], ["SPY", "VTI"]);

    /// <summary>A symbol of which every feature is known.</summary>
    private static Known Full() => new Known()
        .Insider("2023-06-01", "2023-06-02")
        .Summary(Known.Q).Summary(Known.Q.Previous)
        .Holder(Known.Q, "1", 100).Holder(Known.Q.Previous, "1", 100)
        .Congress("2023-05-01", "2023-04-03")
        .Manager("0000000001", Known.Q, 10, 100).Manager("0000000001", Known.Q.Previous, 10, 100)
        .Manager("0000000002", Known.Q, 10, 100)
        .Etf("SPY", "2023-03-31", "2023-05-30", 10).Etf("SPY", "2022-12-31", "2023-03-01", 10)
        .Etf("VTI", "2023-03-31", "2023-05-30", 10);

    /// <summary>The features that are empty in the one row of a run.</summary>
    private static async Task<(Feature[] Missing, RunReport Report)> RunAsync(KnownSource source)
    {
        var (rows, report) = await WorkflowRuns.DoAsync(source, WorkflowRuns.Parameters(Members, Known.Symbol), TestContext.Current.CancellationToken);
        var features = Assert.Single(rows).Features;
        return ([.. FeatureSchema.Features.Where((_, i) => features[i] is null)], report);
    }

    /// <summary>The features of a family, and others by name.</summary>
    private static IEnumerable<Feature> Features(FeatureFamily? family, params string[] others) =>
        FeatureSchema.Features.Where(feature => feature.Family == family || others.Contains(feature.Name));

    [Fact]
    public async Task When_all_is_given_no_feature_is_missing()
    {
        var (missing, report) = await RunAsync(new KnownSource(Full()));
        Assert.Empty(missing);
        Assert.Empty(report.Tally.Failures);
        Assert.Equal(0, report.Dataset.LookAheadRows);
    }

    [Theory]
    [InlineData(DataType.InsiderTrades, FeatureFamily.Insider)]
    [InlineData( // shares outstanding come from it
        DataType.InstitutionalOwnership, FeatureFamily.Institution, "hedgefund_top20_exposure", "hedgefund_net_change_1q", "etf_ownership_pct")]
    [InlineData(DataType.InstitutionalHolders, null, "inst_concentration_top10", "inst_momentum_score")]
    [InlineData(DataType.CongressionalTrades, FeatureFamily.Congress)]
    public async Task A_data_type_that_is_not_given_costs_its_own_features(DataType type, FeatureFamily? family, params string[] others)
    {
        foreach (var failure in new[] { SourceFailure.Refused, SourceFailure.Failed })
        {
            var (missing, report) = await RunAsync(new KnownSource(Full()).Failing(type, Known.Symbol, failure));
            Assert.Equal(Features(family, others), missing);
            Assert.Equal((Known.Symbol, type.Name()), (report.Tally.Failures.Single().Subject, report.Tally.Failures.Single().Type));
            Assert.Equal(failure == SourceFailure.Failed, report.IsIncomplete);
        }
    }

    [Theory]
    [InlineData(DataType.HedgeFundHoldings, "0000000002", FeatureFamily.HedgeFund)]
    [InlineData(DataType.EtfHoldings, "VTI", FeatureFamily.Etf)]
    public async Task A_panel_member_that_is_not_given_costs_the_features_of_its_panel(DataType type, string member, FeatureFamily family)
    {
        var (missing, report) = await RunAsync(new KnownSource(Full()).Failing(type, member));
        Assert.Equal(Features(family), missing);
        Assert.Equal(member, report.Tally.Failures.Single().Subject);
    }

    [Fact]
    public async Task A_panel_member_that_answers_with_nothing_is_still_of_the_panel()
    {
        var panel = Members with { HedgeFunds = [.. Members.HedgeFunds, new HedgeFund("0000000009", "Silent")], Etfs = [.. Members.Etfs, "QQQ"] };
        var (rows, _) = await WorkflowRuns.DoAsync(new KnownSource(Full()), WorkflowRuns.Parameters(panel, Known.Symbol), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(null, rows[0].Features);
    }

    [Fact]
    public async Task A_symbol_without_prices_costs_its_own_rows_only()
    {
        var run = WorkflowRuns.Parameters(Members, Known.Symbol, "OTHER");
        var source = new KnownSource(Full()).Failing(DataType.Prices, "OTHER");
        var (rows, report) = await WorkflowRuns.DoAsync(source, run, TestContext.Current.CancellationToken);
        Assert.Equal(Known.Symbol, Assert.Single(rows).Symbol);
        Assert.Equal(1, report.Tally.Dropped["no_price"]);
        Assert.Equal(("OTHER", DataFailureKind.Refused), (report.Tally.Failures.Single().Subject, report.Tally.Failures.Single().Kind));
    }

    [Fact]
    public async Task Without_prices_nothing_else_is_asked_of_a_symbol()
    {
        var source = new KnownSource(Full().NoTrading("2023-01-02", "2023-12-29"));
        var loader = new SymbolFactsLoader(source.Facts, new DataNeeds(WorkflowRuns.Parameters(Members, Known.Symbol)), new PanelTables(null, null));
        Assert.Null(await loader.LoadAsync(Known.Symbol, new DroppedRows(), TestContext.Current.CancellationToken));
        Assert.Equal([DataType.Prices], source.Asked);
        Assert.Equal(DataFailureKind.Unknown, Assert.Single(loader.Failures).Kind);
    }

    [Fact]
    public async Task An_invalid_key_stops_the_run()
    {
        var source = new KnownSource(Full()).Failing(DataType.InsiderTrades, Known.Symbol, SourceFailure.InvalidKey);
        var stopped = await Assert.ThrowsAsync<SourceException>(() => RunAsync(source));
        Assert.Equal(SourceFailure.InvalidKey, stopped.Failure);
    }
}
