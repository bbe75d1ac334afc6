using SmartMoney.Core.Market;
using SmartMoney.Sources.Budget;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Orchestrations;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Tests.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Orchestrations;

/// <summary>A first run takes the time that the rate limit dictates, panels included.</summary>
public sealed class FirstRunTests
{
    private const int Limit = 300;
    private const int Slots = 4;
    private const int CallsOfFund = 15;
    private const int CallsOfEtf = 17;
    private const int CallsOfSymbol = 36;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(150);

    /// <remarks>
    /// 20 symbols: 20 × 15 + 10 × 17 + 20 × 36 = 1,190 calls, three full windows and 290 calls in the last one; 500: 18,470 calls, 61 windows
    /// and 170.
    /// </remarks>
    [Theory]
    [InlineData(20, 1_190, 3, 290)]
    [InlineData(500, 18_470, 61, 170)]
    public void A_first_run_takes_its_windows_and_what_the_last_one_takes(int symbols, int calls, int windows, int inLast)
    {
        var time = new VirtualTime();
        var run = WorkflowRuns.Parameters(Panel.Default, [.. Enumerable.Range(0, symbols).Select(index => $"S{index}")]);
        using var budget = new RequestBudget(Limit, Window, time.Clock);
        using var host = new PacedContext(CallsOf, Slots, Latency, budget, time.Clock);

        var taken = time.Run(() => Assert.ThrowsAsync<EmptyDatasetException>(() => DatasetWorkflow.Run.RunAsync(host, run)), TimeSpan.FromHours(2));

        // The calls of the last window follow each other in four slots.
        var last = Latency * Math.Ceiling((double)inLast / Slots);
        Assert.Equal(calls, host.Calls.Count);
        Assert.InRange(taken, windows * Window, (windows * Window * 1.01) + last);
        Assert.All(host.Calls.Zip(host.Calls.Skip(Limit)), pair => Assert.True(pair.Second - pair.First >= Window));

        int CallsOf(string activity, string key) => activity == WarmPanelMember.Name
            ? run.Panel.Etfs.Contains(key) ? CallsOfEtf : CallsOfFund
            : activity == BuildSymbol.Name ? CallsOfSymbol : 0;
    }
}
