using System.Collections;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>The invocation of one function, with or without an HTTP request behind it.</summary>
internal sealed class TestFunctionContext : FunctionContext
{
    public TestFunctionContext(FunctionMethod function, IServiceProvider services, HttpContext? http = null)
    {
        InstanceServices = services;
        FunctionDefinition = new Definition(function);
        if (http is not null)
        {
            Items["HttpRequestContext"] = http;
        }
    }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => FunctionDefinition.Id;

    public override TraceContext TraceContext => throw new NotSupportedException();

    public override BindingContext BindingContext => throw new NotSupportedException();

    public override RetryContext RetryContext => throw new NotSupportedException();

    public override IServiceProvider InstanceServices { get; set; }

    public override FunctionDefinition FunctionDefinition { get; }

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    private sealed class Definition(FunctionMethod function) : FunctionDefinition
    {
        public override string PathToAssembly => function.Assembly;

        public override string EntryPoint => function.EntryPoint;

        public override string Id => Name;

        public override string Name => function.Name;

        public override ImmutableArray<FunctionParameter> Parameters => [.. function.Parameters.Select(parameter => new FunctionParameter(parameter.Name!, parameter.ParameterType))];

        public override IImmutableDictionary<string, BindingMetadata> InputBindings => throw new NotSupportedException();

        public override IImmutableDictionary<string, BindingMetadata> OutputBindings => throw new NotSupportedException();
    }

    private sealed class InvocationFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) => _features[typeof(T)] = instance!;

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var feature) ? (T)feature : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
