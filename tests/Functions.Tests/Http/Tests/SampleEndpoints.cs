using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using SmartMoney.Functions.Tests.Durable;

namespace SmartMoney.Functions.Tests.Http;

/// <summary>HTTP functions in the style of the product's, for the server's own tests.</summary>
public static class SampleEndpoints
{
    [Function("StartSum")]
    public static async Task<IResult> StartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "sums/{id}")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellation)
    {
        var numbers = await request.ReadFromJsonAsync<int[]>(cancellation);
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(SampleFunctions.SumAsync), numbers, new StartOrchestrationOptions(id), cancellation);
        return Results.Accepted($"/api/sums/{id}");
    }

    [Function("Ping")]
    public static IResult Ping([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context) =>
        Results.Text($"{context.FunctionDefinition.Name} {request.Query["who"]}");

    [Function("Break")]
    public static IResult Break([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        throw new InvalidOperationException(request.Path);
}
