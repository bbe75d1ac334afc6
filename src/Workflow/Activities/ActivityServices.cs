using Microsoft.Extensions.DependencyInjection;

namespace SmartMoney.Workflow.Activities;

/// <summary>Registers the activities.</summary>
public static class ActivityServices
{
    /// <summary>Adds every activity, and what they share. The host adds the feed catalog, the cache, the store, the observer and the clock.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddActivities(this IServiceCollection services) => services
        .AddSingleton<RunResources>()
        .AddSingleton<ResolveUniverse>()
        .AddSingleton<WarmPanelMember>()
        .AddSingleton<CondenseSharedFacts>()
        .AddSingleton<CompilePanels>()
        .AddSingleton<BuildSymbol>()
        .AddSingleton<AssembleDataset>()
        .AddSingleton<ValidateAndReport>()
        .AddSingleton<PublishDataset>();
}
