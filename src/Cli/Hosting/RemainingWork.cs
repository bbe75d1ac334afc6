using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;

namespace SmartMoney.Cli.Hosting;

/// <summary>What a resumed run still has to do.</summary>
internal static class RemainingWork
{
    /// <summary>The run without the symbols and the members of the panels that its journal has.</summary>
    /// <param name="run">The run.</param>
    /// <param name="journal">Its journal.</param>
    public static RunParameters Of(RunParameters run, Journal journal)
    {
        return run with
        {
            Symbols = [.. run.Symbols.Where(symbol => !IsDone<BuildSymbol>(symbol))],
            Panel = new([.. run.Panel.HedgeFunds.Where(fund => !IsDone<WarmPanelMember>(fund.Cik))], [.. run.Panel.Etfs.Where(etf => !IsDone<WarmPanelMember>(etf))]),
        };

        bool IsDone<TActivity>(string key)
            where TActivity : IActivity<RunTask, RunTally> =>
            journal.TryGet(EmbeddedHost.IdOf<TActivity, RunTask, RunTally>(key), TActivity.ResultType, out var tally) && !tally!.IsIncomplete;
    }
}
