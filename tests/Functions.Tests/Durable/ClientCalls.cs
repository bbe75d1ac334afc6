using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.DurableTask.Protobuf;

namespace SmartMoney.Functions.Tests.Durable;

/// <summary>The calls of a durable client on their way to the hub.</summary>
internal sealed class ClientCalls : Interceptor
{
    private readonly ConcurrentQueue<(string Method, object Request)> _calls = [];

    /// <summary>Whether every call fails as it does while the host of the functions is away.</summary>
    public bool IsUnreachable { get; set; }

    /// <summary>Runs before a call goes out: its method, such as StartInstance or TerminateInstance, and its request.</summary>
    public Func<string, object, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>The instances that were told to end, in turn.</summary>
    public IEnumerable<string> Terminations => _calls.Select(call => call.Request).OfType<TerminateRequest>().Select(request => request.InstanceId);

    public int CountOf(string method) => _calls.Count(call => call.Method == method);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        var call = CallAsync();
        return new AsyncUnaryCall<TResponse>(ResponseAsync(), Task.FromResult(new Metadata()), () => Grpc.Core.Status.DefaultSuccess, () => [], () => { });

        async Task<AsyncUnaryCall<TResponse>> CallAsync()
        {
            await Before(context.Method.Name, request);
            if (IsUnreachable)
            {
                throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "nobody answers"));
            }

            _calls.Enqueue((context.Method.Name, request));
            return continuation(request, context);
        }

        async Task<TResponse> ResponseAsync()
        {
            using var answer = await call;
            return await answer;
        }
    }
}
