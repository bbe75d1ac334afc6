using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using SmartMoney.Functions.Hosting;
using SmartMoney.Functions.Telemetry;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();

builder.Services
    .Configure<WorkerOptions>(worker => worker.Capabilities["WorkerApplicationInsightsLoggingEnabled"] = bool.TrueString)
    .AddSettings(builder.Configuration)
    .AddStorage()
    .AddSources(builder.Configuration)
    .AddWorkflow()
    .AddTelemetry(builder.Configuration);

builder.Build().Run();
