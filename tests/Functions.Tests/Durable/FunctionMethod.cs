using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>A method that the worker would run as a function.</summary>
internal sealed class FunctionMethod
{
    private readonly MethodInfo _method;

    private FunctionMethod(MethodInfo method, string name)
    {
        (_method, Name) = (method, name);
        Parameters = method.GetParameters();
    }

    public string Name { get; }

    public IReadOnlyList<ParameterInfo> Parameters { get; }

    /// <summary>What it returns, without the task around it.</summary>
    public Type OutputType => _method.ReturnType.IsGenericType ? _method.ReturnType.GetGenericArguments()[0] : typeof(object);

    public static IEnumerable<FunctionMethod> Of(IEnumerable<Type> classes) =>
        from method in classes.SelectMany(type => type.GetMethods())
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select new FunctionMethod(method, function.Name);

    /// <summary>The parameter with a trigger of a kind; null when the function has another.</summary>
    public ParameterInfo? TriggerOf<TAttribute>()
        where TAttribute : Attribute =>
        Parameters.SingleOrDefault(parameter => parameter.IsDefined(typeof(TAttribute)));

    /// <summary>Calls it, on a new object with its services where it is not static.</summary>
    public async Task<object?> CallAsync(IServiceProvider services, Func<ParameterInfo, object?> bind)
    {
        var target = _method.IsStatic ? null : ActivatorUtilities.CreateInstance(services, _method.DeclaringType!);
        var returned = _method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, [.. Parameters.Select(bind)], null);
        if (returned is not Task task)
        {
            return returned;
        }

        await task;
        return _method.ReturnType.IsGenericType ? task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task) : null;
    }
}
