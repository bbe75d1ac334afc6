using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SmartMoney.Functions.Settings;
using SmartMoney.Functions.Telemetry;
using SmartMoney.Sources.Recorded;
using SmartMoney.Sources.Sec;

namespace SmartMoney.Functions.Hosting;

/// <summary>The app: a worker of the Functions host, with all that its functions need.</summary>
internal static class FunctionsApp
{
    /// <summary>Builds the app.</summary>
    /// <param name="args">The command line that the Functions host starts the worker with.</param>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.AddFilter("Azure.Core", LogLevel.Warning);
        builder.Services
            .Configure<WorkerOptions>(worker => worker.Capabilities["WorkerApplicationInsightsLoggingEnabled"] = bool.TrueString)
            .AddSettings(builder.Configuration)
            .AddStorage()
            .AddSources(builder.Configuration, new RecordedCorpus(SourceCatalog.Samples), new SecArchiveFolder(SourceCatalog.SampleArchives))
            .AddWorkflow()
            .AddEndpoints()
            .AddTelemetry(builder.Configuration);
        return builder;
    }
}
