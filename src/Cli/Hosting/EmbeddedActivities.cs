using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Sources;
using SmartMoney.Workflow.Activities;
using SmartMoney.Workflow.Runs;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Cli.Hosting;

/// <summary>The activities of this process.</summary>
internal static class EmbeddedActivities
{
    public static ServiceProvider Open(FeedCatalog feeds, SmartMoneyStorage storage, IRunObserver observer, TimeProvider time) =>
        new ServiceCollection()
            .AddSingleton(feeds)
            .AddSingleton(storage.Entries)
            .AddSingleton(storage.Objects)
            .AddSingleton(observer)
            .AddSingleton(time)
            .AddActivities()
            .BuildServiceProvider();
}
