using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Cli.Hosting;
using SmartMoney.Cli.Output;
using SmartMoney.Testing;
using Xunit;

namespace SmartMoney.Cli.Tests.Durable;

/// <summary>The host makes a call when there is room for it, so that thousands to come need no memory.</summary>
public sealed class CallsToComeTests : IDisposable
{
    private const int Parallelism = 2;

    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _activities = new ServiceCollection().BuildServiceProvider();
    private readonly Journal _journal;
    private readonly EmbeddedHost _host;

    public CallsToComeTests()
    {
        _journal = Journal.Open(_folder.At("journal"), fresh: true);
        var display = new RunDisplay(TextWriter.Null, 1, verbose: false);
        _host = new EmbeddedHost(_activities, _journal, Parallelism, display, TimeProvider.System, TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        _host.Dispose();
        _journal.Dispose();
        _activities.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_call_is_made_when_an_earlier_one_has_ended()
    {
        Call[] calls = [new(), new(), new(), new()];

        var all = _host.WhenAllAsync(calls.Select((call, i) => call.MakeAsync(i)));
        var atFirst = Made(calls);
        calls[1].End();
        await calls[2].Made;
        var afterOne = Made(calls);
        foreach (var call in calls)
        {
            call.End();
        }

        int[] results = await all;
        Assert.Equal([0, 1, 2, 3], results);
        Assert.Equal((2, 3), (atFirst, afterOne));
    }

    [Fact]
    public async Task A_failure_is_told_when_all_calls_have_ended()
    {
        Call[] calls = [new(), new(), new()];

        var all = _host.WhenAllAsync(calls.Select((call, i) => call.MakeAsync(i)));
        calls[0].Fail(new InvalidOperationException("the first"));
        await calls[2].Made;
        var isOverEarly = all.IsCompleted;
        calls[1].End();
        calls[2].End();

        Assert.Equal("the first", (await Assert.ThrowsAsync<InvalidOperationException>(() => all)).Message);
        Assert.False(isOverEarly);
    }

    private static int Made(Call[] calls) => calls.Count(call => call.Made.IsCompleted);

    private sealed class Call
    {
        private readonly TaskCompletionSource _made = new();
        private readonly TaskCompletionSource _end = new();

        public Task Made => _made.Task;

        public async Task<int> MakeAsync(int result)
        {
            _made.SetResult();
            await _end.Task;
            return result;
        }

        public void End() => _end.TrySetResult();

        public void Fail(Exception e) => _end.SetException(e);
    }
}
