using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Core.Filings;
using SmartMoney.Functions.Orchestration;
using SmartMoney.Functions.Tests.Durable;
using SmartMoney.Workflow.Activities;
using Xunit;

namespace SmartMoney.Functions.Tests.Workflow;

/// <summary>The functions of <see cref="DatasetFunctions"/> are written by hand, since the worker finds functions by attributes on methods.</summary>
public sealed class ActivityFunctionsTests
{
    [Fact]
    public void Every_registered_activity_is_a_function_of_its_name_input_and_result()
    {
        var registered =
            from service in new ServiceCollection().AddActivities()
            from activity in service.ServiceType.GetInterfaces()
            where activity.IsGenericType && activity.GetGenericTypeDefinition() == typeof(IActivity<,>)
            let types = activity.GetGenericArguments()
            select (service.ServiceType.Name, Input: types[0], Result: types[1]);

        var functions =
            from function in FunctionMethod.Of([typeof(DatasetFunctions)])
            select (function.Name, Input: function.TriggerOf<ActivityTriggerAttribute>()!.ParameterType, Result: function.OutputType);

        Assert.Equal(registered.OrderBy(activity => activity.Name), functions.OrderBy(function => function.Name));
    }
}
