using SmartMoney.Modeling.Prediction;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Cli.Output.Json;

/// <summary>The result of <c>predict --json</c>.</summary>
internal sealed record PredictionResult(
    string Model, string Version, DateOnly Date, double Threshold, string Label, string? Warning, IReadOnlyList<PredictedSymbol> Predictions)
{
    public static PredictionResult Of(ModelMetadata model, DateOnly date, string? warning, IReadOnlyList<ScoredRow> rows) => new(
        model.Name,
        model.Version,
        date,
        model.Threshold,
        model.Label,
        warning,
        [.. rows.Select(row => new PredictedSymbol(
            row.Symbol, row.Score, row.IsPositive ? 1 : 0, [.. row.TopFeatures.Select(top => new ContributionResult(top.Feature, top.Value, top.LogOdds))]))]);
}

/// <summary>The score of a symbol.</summary>
internal sealed record PredictedSymbol(string Symbol, double Score, int Decision, IReadOnlyList<ContributionResult> TopFeatures);

/// <summary>What a feature contributes to a score.</summary>
internal sealed record ContributionResult(string Feature, double? Value, double LogOdds);
