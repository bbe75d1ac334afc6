using SmartMoney.Workflow.Runs;

namespace SmartMoney.Workflow.Orchestrations;

/// <summary>Adds up the results of a phase, and reports the progress after each part.</summary>
internal sealed class PhaseTally
{
    private readonly IWorkflowContext _context;
    private readonly RunPhase _phase;
    private readonly int _total;
    private readonly Lock _gate = new();
    private int _done;

    public PhaseTally(IWorkflowContext context, RunPhase phase, int total, RunTally before)
    {
        (_context, _phase, _total, Tally) = (context, phase, total, before);
        context.Report(RunProgress.Of(phase, 0, total, before));
    }

    /// <summary>What the phases before and the work so far did.</summary>
    public RunTally Tally { get; private set; }

    /// <summary>Waits for a part of the work, and adds it.</summary>
    /// <param name="units">Its units.</param>
    /// <param name="work">The work.</param>
    public async Task<RunTally> AddAsync(int units, Task<RunTally> work)
    {
        var tally = await work;
        lock (_gate)
        {
            Tally = RunTally.Sum([Tally, tally]);
            _done += units;
            _context.Report(RunProgress.Of(_phase, _done, _total, Tally));
        }

        return tally;
    }
}
