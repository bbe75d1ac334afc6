using System.Reflection;
using DurableTask.Core;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker.Shims;
using Microsoft.Extensions.DependencyInjection;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>Makes the engine's tasks from the functions' own methods, bound by their attributes as the worker binds them.</summary>
internal sealed class FunctionTasks(DurableTaskShimFactory shims, DurableTaskClient client, IServiceProvider services, ActivityWatch watch)
{
    public IEnumerable<ObjectCreator<TaskOrchestration>> Orchestrations(IEnumerable<Type> classes) =>
        from function in FunctionMethod.Of(classes)
        where function.TriggerOf<OrchestrationTriggerAttribute>() is not null
        select new Creator<TaskOrchestration>(function.Name, () => shims.CreateOrchestration(function.Name, new Orchestrator(function, services)));

    public IEnumerable<ObjectCreator<TaskActivity>> Activities(IEnumerable<Type> classes) =>
        from function in FunctionMethod.Of(classes)
        let trigger = function.TriggerOf<ActivityTriggerAttribute>()
        where trigger is not null
        select new Creator<TaskActivity>(function.Name, () => shims.CreateActivity(function.Name, new Activity(function, trigger, client, services, watch)));

    private sealed class Creator<T> : ObjectCreator<T>
    {
        private readonly Func<T> _create;

        public Creator(string name, Func<T> create)
        {
            (Name, Version, _create) = (name, "", create);
        }

        public override T Create() => _create();
    }

    private sealed class Orchestrator(FunctionMethod function, IServiceProvider services) : ITaskOrchestrator
    {
        public Type InputType => function.Parameters.Single(parameter => parameter.ParameterType != typeof(TaskOrchestrationContext)).ParameterType;

        public Type OutputType => function.OutputType;

        public Task<object?> RunAsync(TaskOrchestrationContext context, object? input) => function.CallAsync(
            services,
            parameter => parameter.ParameterType == typeof(TaskOrchestrationContext) ? context : input);
    }

    private sealed class Activity(
        FunctionMethod function, ParameterInfo trigger, DurableTaskClient client, IServiceProvider services, ActivityWatch watch) : ITaskActivity
    {
        public Type InputType => trigger.ParameterType;

        public Type OutputType => function.OutputType;

        public Task<object?> RunAsync(TaskActivityContext context, object? input) =>
            watch.RunAsync(new ActivityRun(function.Name, context.InstanceId, input), async () =>
            {
                await using var scope = services.CreateAsyncScope();
                return await function.CallAsync(scope.ServiceProvider, parameter => parameter switch
                {
                    _ when parameter == trigger => input,
                    _ when parameter.IsDefined(typeof(DurableClientAttribute)) => client,
                    _ when parameter.ParameterType == typeof(CancellationToken) => CancellationToken.None,
                    _ => throw new NotSupportedException($"{function.Name}: nothing binds '{parameter.Name}'."),
                });
            });
    }
}
