using Azure.Core;
using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using SmartMoney.Workflow.Telemetry;

namespace SmartMoney.Functions.Telemetry;

/// <summary>Registers telemetry: metrics and logs to Application Insights, where the app has one.</summary>
public static class TelemetryServices
{
    private const string ConnectionSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string SignInSetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Adds telemetry.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The configuration.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var telemetry = services.AddOpenTelemetry().WithMetrics(metrics => metrics.AddMeter(RunMetrics.MeterName));
        if (string.IsNullOrWhiteSpace(configuration[ConnectionSetting]))
        {
            return services;
        }

        TokenCredential? identity = string.IsNullOrWhiteSpace(configuration[SignInSetting]) ? null : new DefaultAzureCredential();
        telemetry
            .WithMetrics(metrics => metrics.AddAzureMonitorMetricExporter(Configure, identity))
            .WithLogging(logs => logs.AddAzureMonitorLogExporter(Configure, identity), options => options.IncludeFormattedMessage = true);
        return services;

        void Configure(AzureMonitorExporterOptions options)
        {
            options.ConnectionString = configuration[ConnectionSetting];
            options.EnableTraceBasedLogsSampler = false;
        }
    }
}
