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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

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
            await AnswersAsync(services.GetRequiredService<SmartMoneyStorage>(), cancellationToken),
            services.GetRequiredService<IOptions<AppOptions>>().Value.HasKey);
        return Answer.Json(health, health is { Storage: true, Key: true } ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<bool> AnswersAsync(SmartMoneyStorage storage, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await storage.Objects.ReadAsync("runs/health", patience.Token);
            await storage.Runs.FindAsync("health", patience.Token);
            return true;
        }
        catch (Exception e) when (e is StorageException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
