using SmartMoney.Core.Filings;
using SmartMoney.Core.Market;
using SmartMoney.Testing;
using SmartMoney.Workflow.Runs;
using Xunit;

namespace SmartMoney.Workflow.Tests.Runs;

public sealed class RunLedgerTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2024, 6, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly RunParameters Run = WorkflowRuns.Parameters(new Panel([], []), "TSLA");

    private readonly TemporaryFolder _folder = new();
    private readonly HookedStore _store;
    private readonly ObjectRunRegistry _registry;
    private readonly RunLedger _ledger;
    private int _writes;

    public RunLedgerTests()
    {
        _store = new HookedStore(SmartMoneyStorage.InDirectory(_folder.Path).Objects)
        {
            BeforeWrite = _ =>
            {
                _writes++;
                return Task.CompletedTask;
            },
        };
        _registry = new ObjectRunRegistry(_store);
        _ledger = new RunLedger(_registry, new RunFiles(_registry, _store), TimeProvider.System);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_start_that_was_recorded_is_not_recorded_again()
    {
        await _ledger.StartedAsync(Run, Cancellation);
        await _ledger.RunningAsync(Run, Cancellation);
        await _ledger.RunningAsync(Run, Cancellation);

        Assert.Equal(1, _writes);
    }

    [Fact]
    public async Task An_unrecorded_run_is_recorded()
    {
        await _ledger.RunningAsync(Run, Cancellation);

        Assert.Equal((RunState.Running, RunHost.Azure), await RecordedAsync());
    }

    [Theory]
    [InlineData(RunState.Completed, RunHost.Azure)]
    [InlineData(RunState.Incomplete, RunHost.Azure)]
    [InlineData(RunState.Failed, RunHost.Azure)]
    [InlineData(RunState.Stopped, RunHost.Azure)]
    [InlineData(RunState.Running, RunHost.Command)]
    [InlineData(RunState.Running, null)]
    public async Task A_run_that_is_made_again_is_recorded_as_running_here(RunState state, RunHost? host)
    {
        await _registry.SaveAsync(RunRecord.Starting(Run, RunHost.Azure, Noon) with { State = state, Host = host }, Cancellation);

        await _ledger.RunningAsync(Run, Cancellation);

        Assert.Equal((RunState.Running, RunHost.Azure), await RecordedAsync());
    }

    private async Task<(RunState State, RunHost? Host)> RecordedAsync() =>
        await _registry.FindAsync(Run.RunId, Cancellation) is { } record ? (record.State, record.Host) : default;
}
