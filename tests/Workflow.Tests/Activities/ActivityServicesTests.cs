using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Filings;
using SmartMoney.Workflow.Activities;
using Xunit;

namespace SmartMoney.Workflow.Tests.Activities;

public sealed class ActivityServicesTests
{
    private static readonly Type[] Activities = [.. typeof(IActivity<,>).Assembly.GetTypes().Where(type => !type.IsInterface && IsActivity(type))];

    [Fact]
    public void Every_activity_is_registered_once()
    {
        var registered = new ServiceCollection().AddActivities().Select(service => service.ServiceType).Where(IsActivity);

        Assert.Equal(Activities.Select(type => type.Name).Order(StringComparer.Ordinal), registered.Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_activity_has_the_name_of_its_class() => Assert.All(
        Activities,
        type => Assert.Equal(type.Name, type.GetProperty(nameof(BuildSymbol.Name), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)));

    private static bool IsActivity(Type type) =>
        type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IActivity<,>));
}
