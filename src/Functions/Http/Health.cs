using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmartMoney.Core;
using SmartMoney.Core.Storage;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Http.Contracts;

namespace SmartMoney.Functions.Http;

/// <summary>Whether the app can do its work.</summary>
public static class Health
{
    /// <summary>Tells whether storage answers and a key is there, and nothing else of either.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The invocation.</param>
    /// <param name="cancellationToken">Stops it.</param>
    [Function("GetHealth")]
    public static async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = context.InstanceServices;
        var health = new HealthView(
            await AnswersAsync(services, cancellationToken),
            services.GetRequiredService<IOptions<AppOptions>>().Value.HasKey);
        return Answer.Json(health, health is { Storage: true, Key: true } ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            await StorageProbe.RequireAsync(services.GetRequiredService<SmartMoneyStorage>(), services.GetRequiredService<TimeProvider>(), cancellationToken);
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }
}
