namespace SmartMoney.Architecture.Tests;

/// <summary>Every folder of the product, and the folders that it may use. A new arrow is a decision: it is stated here or it does not exist.</summary>
internal static class AllowedArrows
{
    private static readonly Dictionary<string, string> Stated = new(StringComparer.Ordinal)
    {
        ["Core.Context"] = "Core.Features Core.Features.Congress Core.Features.Etfs Core.Features.Insiders Core.Features.Institutions Core.Filings Core.Market",
        ["Core.Datasets"] = "Core.Context Core.Features Core.Features.Schema Core.Files Core.Filings Core.Formatting Core.Labels Core.Market",
        ["Core.Datasets.Splitting"] = "Core.Datasets Core.Features Core.Features.Schema Core.Files Core.Statistics",
        ["Core.Features"] = "Core.Filings Core.Market",
        ["Core.Features.Congress"] = "Core.Features Core.Filings",
        ["Core.Features.Etfs"] = "Core.Features Core.Filings",
        ["Core.Features.HedgeFunds"] = "Core.Features Core.Filings Core.Market",
        ["Core.Features.Insiders"] = "Core.Features Core.Filings",
        ["Core.Features.Institutions"] = "Core.Features Core.Filings Core.Market",
        ["Core.Features.Schema"] = "Core.Features Core.Features.Congress Core.Features.Etfs Core.Features.HedgeFunds Core.Features.Insiders Core.Features.Institutions Core.Filings",
        ["Core.Files"] = "",
        ["Core.Filings"] = "Core.Market",
        ["Core.Formatting"] = "",
        ["Core.Labels"] = "Core.Statistics",
        ["Core.Market"] = "",
        ["Core.Statistics"] = "",

        ["Sources"] = "Core.Filings Core.Market",
        ["Sources.Budget"] = "",
        ["Sources.Caching"] = "Core.Filings Core.Market Sources Sources.Storage",
        ["Sources.Files"] = "Core.Files Core.Formatting Core.Market Sources",
        ["Sources.Fmp"] = "Core.Filings Core.Market Sources Sources.Budget Sources.Fmp.Api Sources.Fmp.Facts Sources.Http",
        ["Sources.Fmp.Api"] = "Core.Formatting Core.Market Sources Sources.Http",
        ["Sources.Fmp.Facts"] = "Core.Filings Core.Market Sources Sources.Fmp.Api Sources.Fmp.Wire",
        ["Sources.Fmp.Wire"] = "",
        ["Sources.Http"] = "Core.Formatting Sources",
        ["Sources.Recorded"] = "Sources Sources.Budget Sources.Fmp Sources.Fmp.Api Sources.Http",
        ["Sources.Sec"] = "Core.Files Core.Filings Core.Market Sources Sources.Budget Sources.Http Sources.Sec.Api Sources.Sec.Archives Sources.Sec.Facts Sources.Sec.Issuers Sources.Storage",
        ["Sources.Sec.Api"] = "Sources Sources.Http Sources.Storage",
        ["Sources.Sec.Archives"] = "Sources",
        ["Sources.Sec.Facts"] = "Core.Filings Sources Sources.Sec.Archives Sources.Sec.Issuers",
        ["Sources.Sec.Issuers"] = "",
        ["Sources.Storage"] = "Core.Files",

        ["Workflow.Activities"] = "Core.Datasets Core.Features Core.Files Core.Filings Core.Labels Core.Market Sources Sources.Caching Sources.Storage Workflow.Loading Workflow.Planning Workflow.Runs Workflow.Telemetry",
        ["Workflow.Loading"] = "Core.Features Core.Filings Core.Formatting Core.Market Sources Workflow.Planning Workflow.Runs",
        ["Workflow.Orchestrations"] = "Core.Market Workflow.Activities Workflow.Runs",
        ["Workflow.Planning"] = "Core.Features.Schema Core.Filings Core.Market Sources Sources.Caching Workflow.Runs",
        ["Workflow.Runs"] = "Core.Datasets Core.Features Core.Features.Schema Core.Files Core.Filings Core.Formatting Core.Labels Core.Market Sources Sources.Caching Sources.Storage",
        ["Workflow.Telemetry"] = "Core.Filings Sources Workflow.Runs",

        ["Azure"] = "Core.Filings Sources Sources.Caching Sources.Storage Workflow.Runs",
        ["Azure.Budget"] = "Sources.Budget Sources.Storage Azure",

        ["Parquet"] = "Core.Datasets Core.Files",

        ["Modeling.Baselines"] = "Core.Datasets Modeling.Data Modeling.LightGbm Modeling.Metrics Modeling.Training",
        ["Modeling.Data"] = "Core.Context Core.Datasets Core.Datasets.Splitting Core.Features Core.Features.Schema",
        ["Modeling.Evaluation"] = "Core.Context Core.Datasets Core.Datasets.Splitting Core.Features Core.Features.Schema Core.Formatting Core.Market Modeling.Baselines Modeling.Data Modeling.LightGbm Modeling.Metrics Modeling.Training Parquet",
        ["Modeling.LightGbm"] = "Core.Datasets Modeling.Data",
        ["Modeling.Metrics"] = "Core.Datasets",
        ["Modeling.Prediction"] = "Core.Datasets Modeling.Data Modeling.Training",
        ["Modeling.Reports"] = "Core.Datasets Core.Features Core.Features.Schema Core.Files Core.Formatting Modeling.Baselines Modeling.Data Modeling.Evaluation Modeling.Metrics Modeling.Training",
        ["Modeling.Training"] = "Core.Datasets Core.Datasets.Splitting Core.Files Core.Formatting Modeling.Data Modeling.LightGbm Modeling.Metrics",

        ["Cli"] = "Core.Datasets Sources Sources.Storage Workflow.Runs Cli.Commands Cli.Errors Cli.Hosting Cli.Usage Cli.Output",
        ["Cli.Commands"] = "Core.Context Core.Datasets Core.Datasets.Splitting Core.Features Core.Features.Schema Core.Filings Core.Formatting Core.Labels Core.Market Sources Sources.Caching Sources.Storage Workflow.Planning Workflow.Runs Azure Parquet Modeling.Data Modeling.Evaluation Modeling.Metrics Modeling.Prediction Modeling.Reports Modeling.Training Cli.Errors Cli.Hosting Cli.Output Cli.Output.Json Cli.Usage",
        ["Cli.Errors"] = "",
        ["Cli.Hosting"] = "Core.Datasets Core.Features Core.Files Core.Filings Core.Formatting Core.Labels Core.Market Sources Sources.Caching Sources.Files Sources.Fmp Sources.Fmp.Api Sources.Http Sources.Recorded Sources.Sec Sources.Sec.Api Sources.Storage Workflow.Activities Workflow.Loading Workflow.Orchestrations Workflow.Planning Workflow.Runs Workflow.Telemetry Parquet Modeling.Prediction Modeling.Reports Cli.Errors Cli.Output Sources.Budget",
        ["Cli.Output.Json"] = "Core.Datasets Core.Features Core.Filings Workflow.Runs Modeling.Prediction Modeling.Training Cli.Output",
        ["Cli.Usage"] = "",
        ["Cli.Output"] = "Core.Datasets Core.Features Core.Filings Core.Formatting Core.Labels Core.Market Sources Sources.Caching Workflow.Planning Workflow.Runs Workflow.Telemetry Cli.Errors",

        ["Functions"] = "Workflow.Activities Workflow.Orchestrations Workflow.Runs Functions.Http Functions.Orchestration Functions.Refresh Functions.Retention Functions.Telemetry",
        ["Functions.Hosting"] = "Sources Sources.Caching Sources.Fmp Sources.Fmp.Api Sources.Http Sources.Recorded Sources.Sec Sources.Sec.Api Sources.Storage Workflow.Activities Workflow.Runs Workflow.Telemetry Azure Azure.Budget Functions.Http Functions.Orchestration Functions.Settings Functions.Telemetry",
        ["Functions.Http"] = "Core.Datasets Core.Filings Core.Market Sources Sources.Caching Sources.Storage Workflow.Runs Functions.Orchestration Functions.Settings Functions.Telemetry",
        ["Functions.Orchestration"] = "Sources Sources.Storage Workflow.Activities Workflow.Orchestrations Workflow.Runs Workflow.Telemetry Functions.Telemetry",
        ["Functions.Refresh"] = "Core.Market Sources Workflow.Runs Functions.Orchestration Functions.Settings Functions.Telemetry",
        ["Functions.Retention"] = "Workflow.Runs Functions.Orchestration Functions.Telemetry",
        ["Functions.Settings"] = "Core.Filings Core.Market Sources Sources.Recorded Sources.Sec",
        ["Functions.Telemetry"] = "Core.Datasets Sources.Storage Workflow.Runs",
    };

    /// <summary>The folders, by their namespace below SmartMoney.</summary>
    public static IReadOnlyCollection<string> Folders => Stated.Keys;

    /// <summary>The arrows.</summary>
    public static IReadOnlySet<(string From, string To)> All { get; } = Stated
        .SelectMany(folder => folder.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), (folder, target) => (folder.Key, target))
        .ToHashSet();
}
