using SmartMoney.Core.Filings;
using SmartMoney.Workflow.Activities;
using Xunit;

namespace SmartMoney.Workflow.Tests.Activities;

public sealed class RecentValuesTests
{
    private readonly List<string> _loaded = [];

    [Fact]
    public async Task Keeps_the_last_few_and_lets_the_others_go()
    {
        var values = new RecentValues<string, string>(LoadAsync);

        foreach (var key in new[] { "a", "b", "c", "d", "a", "e", "a", "b" })
        {
            Assert.Equal(key + "!", await values.GetAsync(key));
        }

        Assert.Equal(["a", "b", "c", "d", "e", "b"], _loaded);
    }

    [Fact]
    public async Task Loads_once_for_all_who_ask_at_once()
    {
        var values = new RecentValues<string, string>(LoadAsync);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => values.GetAsync("a")));

        Assert.Single(_loaded);
    }

    [Fact]
    public async Task Does_not_keep_a_failure()
    {
        var values = new RecentValues<string, string>(key => _loaded.Count == 0 ? FailAsync(key) : LoadAsync(key));

        await Assert.ThrowsAsync<InvalidOperationException>(() => values.GetAsync("a"));

        Assert.Equal("a!", await values.GetAsync("a"));
    }

    private Task<string> LoadAsync(string key)
    {
        lock (_loaded)
        {
            _loaded.Add(key);
        }

        return Task.FromResult(key + "!");
    }

    private Task<string> FailAsync(string key)
    {
        _loaded.Add(key);
        throw new InvalidOperationException("not now");
    }
}
