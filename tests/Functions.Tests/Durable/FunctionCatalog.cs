using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Finds functions by their attributes and binds their parameters, as the worker does.</summary>
internal static class FunctionCatalog
{
    /// <summary>Adds every orchestrator and activity of these classes; their dependencies come from the services.</summary>
    public static DurableHost AddFunctions(this DurableHost host, IServiceProvider services, params Type[] classes)
    {
        foreach (var method in classes.SelectMany(type => type.GetMethods()))
        {
            if (method.GetCustomAttribute<FunctionAttribute>() is not { } function)
            {
                continue;
            }

            if (Trigger<OrchestrationTriggerAttribute>(method) is not null)
            {
                host.Add(function.Name, context => OrchestrateAsync(method, context, services));
            }
            else if (Trigger<ActivityTriggerAttribute>(method) is not null)
            {
                host.Add(function.Name, (input, instanceId, converter) =>
                    ActAsync(method, function.Name, input, instanceId, converter, host.Client, services));
            }
        }

        return host;
    }

    public static DurableHost AddFunctions(this DurableHost host, IServiceProvider services, Assembly assembly) =>
        host.AddFunctions(services, [.. assembly.GetExportedTypes()]);

    private static Task<object?> OrchestrateAsync(MethodInfo method, TaskOrchestrationContext context, IServiceProvider services)
    {
        var trigger = Trigger<OrchestrationTriggerAttribute>(method);
        return CallAsync(method, services, parameter => parameter switch
        {
            _ when parameter == trigger => context,
            _ when parameter.ParameterType == typeof(FunctionContext) => new TestFunctionContext(method, services),
            _ => ((ReplayContext)context).GetInput(parameter.ParameterType),
        });
    }

    private static async Task<object?> ActAsync(
        MethodInfo method, string name, string? input, string instanceId, DataConverter converter, DurableTaskClient client, IServiceProvider services)
    {
        var trigger = Trigger<ActivityTriggerAttribute>(method);
        await using var scope = services.CreateAsyncScope();
        return await CallAsync(method, scope.ServiceProvider, parameter => parameter switch
        {
            _ when parameter == trigger && parameter.ParameterType == typeof(TaskActivityContext) => new ActivityContext(name, instanceId),
            _ when parameter == trigger => converter.Deserialize(input, parameter.ParameterType),
            _ when parameter.ParameterType == typeof(FunctionContext) => new TestFunctionContext(method, scope.ServiceProvider),
            _ when parameter.IsDefined(typeof(DurableClientAttribute)) => client,
            _ when parameter.ParameterType == typeof(CancellationToken) => CancellationToken.None,
            _ => throw new NotSupportedException($"{method.DeclaringType}.{method.Name}: nothing binds '{parameter.Name}'."),
        });
    }

    public static async Task<object?> CallAsync(MethodInfo method, IServiceProvider services, Func<ParameterInfo, object?> bind)
    {
        var target = method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, method.DeclaringType!);
        var arguments = method.GetParameters().Select(bind).ToArray();
        var returned = method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return method.ReturnType.IsGenericType ? task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }

    private static ParameterInfo? Trigger<TAttribute>(MethodInfo method)
        where TAttribute : Attribute =>
        method.GetParameters().SingleOrDefault(parameter => parameter.IsDefined(typeof(TAttribute)));

    private sealed class ActivityContext(string name, string instanceId) : TaskActivityContext
    {
        public override TaskName Name => name;

        public override string InstanceId => instanceId;
    }
}
