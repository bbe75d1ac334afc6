using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Functions.Tests.Durable;
using Xunit;

namespace SmartMoney.Functions.Tests.Http;

public sealed class FunctionServerTests
{
    private static readonly int[] Numbers = [3, 4];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Binds_the_request_the_route_and_the_durable_client()
    {
        var host = new DurableHost().AddFunctions(
            new ServiceCollection().AddSingleton<SampleFunctions.Diary>().BuildServiceProvider(), typeof(SampleFunctions));
        await using var server = await StartAsync(host);

        var answer = await server.Client.PostAsJsonAsync("/api/sums/run", Numbers, Cancellation);
        await host.RunAsync(Cancellation);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("/api/sums/run", answer.Headers.Location!.ToString());
        Assert.Equal("25", host["run"].Output);
    }

    [Fact]
    public async Task Asks_for_the_key_where_the_trigger_does()
    {
        await using var server = await StartAsync(new DurableHost());

        var refused = await server.Anonymous.PostAsJsonAsync("/api/sums/run", Numbers, Cancellation);
        var answered = await server.Anonymous.GetStringAsync(new Uri("/api/Ping?who=me", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal("Ping me", answered);
    }

    [Fact]
    public async Task Serves_only_the_methods_of_the_trigger()
    {
        await using var server = await StartAsync(new DurableHost());

        var answer = await server.Client.GetAsync(new Uri("/api/sums/run", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task Runs_middleware_around_the_function()
    {
        await using var server = await StartAsync(
            new DurableHost(), services => services.AddSingleton<IFunctionsWorkerMiddleware, Apology>());

        var answer = await server.Client.GetAsync(new Uri("/api/Break", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    private static Task<FunctionServer> StartAsync(DurableHost host, Action<IServiceCollection>? configure = null) =>
        FunctionServer.StartAsync(host.Client, configure ?? (_ => { }), typeof(SampleEndpoints));

    private sealed class Apology : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            try
            {
                await next(context);
            }
            catch (InvalidOperationException)
            {
                context.GetHttpContext()!.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            }
        }
    }
}
