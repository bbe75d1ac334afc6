using SmartMoney.Core.Filings;
using SmartMoney.Core.Labels;
using SmartMoney.Core.Market;
using SmartMoney.Sources;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Runs;

public sealed class RunParametersTests
{
    private static RunParameters Run() => WorkflowRuns.Parameters(new Panel([new HedgeFund("0000000001", "One")], ["SPY"]), "AAPL", "MSFT");

    [Fact]
    public void Every_ingredient_makes_another_run()
    {
        var run = Run();
        RunParameters[] others =
        [
            run with { Universe = "test" },
            run with { Symbols = ["AAPL"] },
            run with { Symbols = ["AAPL", "MSFU"] },
            run with { From = run.From.AddDays(1) },
            run with { To = run.To.AddDays(1) },
            run with { Day = 14 },
            run with { HorizonDays = 15 },
            run with { Threshold = 0.0500001 },
            run with { Threshold = null },
            run with { Label = LabelKind.Excess },
            run with { Label = LabelKind.Median },
            run with { Source = "fmp" },
            run with { Panel = run.Panel with { Etfs = ["VTI"] } },
            run with { Panel = run.Panel with { HedgeFunds = [new HedgeFund("0000000002", "One")] } },
            run with { ContractVersion = "other" },
        ];
        Assert.Equal(others.Length + 1, others.Append(run).Select(other => other.RunId).Distinct().Count());
    }

    [Fact]
    public void The_same_ingredients_make_the_same_run()
    {
        Assert.Equal(Run().RunId, Run().RunId);
        Assert.Matches("^[0-9a-f]{16}$", Run().RunId);
    }

    [Fact]
    public void The_order_and_spelling_of_the_requested_symbols_make_no_other_run()
    {
        new RunRequest { Symbols = ["BRK.B", "AAPL"] }.Resolve(new SourceChoice("known"), Panel.Default, out var one);
        new RunRequest { Symbols = ["AAPL", "BRK-B", "AAPL"] }.Resolve(new SourceChoice("known"), Panel.Default, out var other);
        Assert.Equal(one!.RunId, other!.RunId);
    }
}
