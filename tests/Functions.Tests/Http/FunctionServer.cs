using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SmartMoney.Functions.Tests.Durable;

namespace SmartMoney.Functions.Tests.Http;

/// <summary>Serves HTTP functions in memory under the routes, methods and keys that their triggers declare.</summary>
internal sealed class FunctionServer : IAsyncDisposable
{
    public const string Key = "a-function-key";

    private readonly WebApplication _app;

    private FunctionServer(WebApplication app)
    {
        _app = app;
        Anonymous = app.GetTestClient();
        Client = app.GetTestClient();
        Client.DefaultRequestHeaders.Add("x-functions-key", Key);
    }

    /// <summary>Sends the function key with every request.</summary>
    public HttpClient Client { get; }

    public HttpClient Anonymous { get; }

    public static async Task<FunctionServer> StartAsync(
        DurableTaskClient durable, Action<IServiceCollection> configure, params Type[] classes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        configure(builder.Services);
        var app = builder.Build();
        foreach (var function in FunctionMethod.Of(classes))
        {
            if (function.TriggerOf<HttpTriggerAttribute>()?.GetCustomAttribute<HttpTriggerAttribute>() is { } trigger)
            {
                app.MapMethods(
                    $"/api/{trigger.Route ?? function.Name}",
                    trigger.Methods?.Select(verb => verb.ToUpperInvariant()) ?? ["GET", "POST"],
                    http => ServeAsync(function, trigger.AuthLevel, http, durable));
            }
        }

        await app.StartAsync();
        return new FunctionServer(app);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Anonymous.Dispose();
        await _app.DisposeAsync();
    }

    private static async Task ServeAsync(FunctionMethod function, AuthorizationLevel level, HttpContext http, DurableTaskClient durable)
    {
        if (level != AuthorizationLevel.Anonymous && http.Request.Headers["x-functions-key"] != Key)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var result = await function.CallAsync(http.RequestServices, parameter => parameter.ParameterType switch
        {
            var type when type == typeof(HttpRequest) => http.Request,
            var type when type == typeof(CancellationToken) => http.RequestAborted,
            var type when type == typeof(DurableTaskClient) && parameter.IsDefined(typeof(DurableClientAttribute)) => durable,
            var type when http.GetRouteValue(parameter.Name!) is { } value => Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
            _ => throw new NotSupportedException($"{function.Name}: nothing binds '{parameter.Name}'."),
        });
        await ((IResult)result!).ExecuteAsync(http);
    }
}
