using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Functions.Orchestration;

/// <summary>Measures the phases of a run on the orchestration's clock, each once however often it is replayed.</summary>
internal sealed class PhaseClock(RunMetrics metrics, Func<DateTime> now, Func<bool> isReplaying)
{
    private RunPhase? _phase;
    private DateTime _since;

    public void OnProgress(RunProgress progress)
    {
        if (progress.Phase == _phase)
        {
            return;
        }

        if (_phase is { } ended && !isReplaying())
        {
            metrics.OnPhase(ended, now() - _since);
        }

        (_phase, _since) = (progress.Phase, now());
    }
}
