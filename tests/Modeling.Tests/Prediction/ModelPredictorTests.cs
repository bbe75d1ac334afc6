using System.Text;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;
using SmartMoney.Core.Filings;
using SmartMoney.Modeling.Prediction;
using SmartMoney.Modeling.Tests.Support;
using Xunit;

namespace SmartMoney.Modeling.Tests.Prediction;

public sealed class ModelPredictorTests : IDisposable
{
    private readonly TrainedFixture _fixture = new(signal: 3);
    private readonly ModelPredictor _predictor;

    public ModelPredictorTests() => _predictor = ModelPredictor.Open(_fixture.Training.Folder);

    public void Dispose()
    {
        _predictor.Dispose();
        _fixture.Dispose();
    }

    [Fact]
    public void Scores_follow_the_signal_and_the_reasons_name_it()
    {
        var low = new double?[FeatureSchema.Count];
        var high = new double?[FeatureSchema.Count];
        (low[0], high[0]) = (-2, 2);

        var predictions = _predictor.Predict([Row("LOW", low), Row("HIGH", high)]);

        Assert.Equal(["LOW", "HIGH"], predictions.Select(prediction => prediction.Symbol));
        Assert.True(predictions[0].Score < 0.2 && predictions[1].Score > 0.4);
        Assert.False(predictions[0].IsPositive);
        Assert.True(predictions[1].IsPositive);
        Assert.Equal(("insider_buy_ratio_30d", 2.0), (predictions[1].TopFeatures[0].Feature, predictions[1].TopFeatures[0].Value));
        Assert.True(predictions[0].TopFeatures[0].LogOdds < 0 && predictions[1].TopFeatures[0].LogOdds > 0);
    }

    [Fact]
    public void The_reasons_come_strongest_first_and_as_many_as_requested()
    {
        var rows = DatasetFile.Read(_fixture.TestPath).Rows.Select(row => new FeatureRow(row.Symbol, row.Date, row.Features)).ToList();

        var predictions = _predictor.Predict(rows, topFeatures: 5);

        Assert.All(predictions, prediction =>
        {
            Assert.InRange(prediction.TopFeatures.Count, 1, 5);
            Assert.Equal(prediction.TopFeatures.OrderByDescending(top => Math.Abs(top.LogOdds)), prediction.TopFeatures);
        });
        Assert.All(_predictor.Predict(rows, topFeatures: 0), prediction => Assert.Empty(prediction.TopFeatures));
    }

    [Fact]
    public void The_decision_is_the_threshold_of_the_model()
    {
        var rows = DatasetFile.Read(_fixture.TestPath).Rows.Select(row => new FeatureRow(row.Symbol, row.Date, row.Features)).ToList();

        var predictions = _predictor.Predict(rows);

        Assert.All(predictions, prediction => Assert.Equal(prediction.Score >= _predictor.Metadata.Threshold, prediction.IsPositive));
        Assert.Equal(2, predictions.Select(prediction => prediction.IsPositive).Distinct().Count());
    }

    [Fact]
    public void The_file_holds_scores_and_reasons()
    {
        ScoredRow[] rows =
        [
            new("BRK-B", new DateOnly(2024, 12, 15), 0.25, true, [new("etf_flow_30d", null, -0.5), new("inst_ownership_pct", 0.01, 0.125)]),
            new("TSLA", new DateOnly(2024, 12, 15), 0.1, false, [new("etf_flow_30d", 3, 0.5)]),
        ];
        using var stream = new MemoryStream();

        PredictionCsv.Write(stream, rows);

        Assert.Equal(
            """
            symbol,date,score,decision,top1_feature,top1_value,top1_log_odds,top2_feature,top2_value,top2_log_odds
            BRK-B,2024-12-15,0.25,1,etf_flow_30d,,-0.5,inst_ownership_pct,0.01,0.125
            TSLA,2024-12-15,0.1,0,etf_flow_30d,3,0.5,,,

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Nothing_to_score_is_no_error() => Assert.Empty(_predictor.Predict([]));

    [Fact]
    public void A_row_of_another_width_is_refused() =>
        Assert.Throws<InvalidInputException>(() => _predictor.Predict([Row("A", new double?[FeatureSchema.Count - 1])]));

    [Fact]
    public void A_feature_that_is_not_finite_is_refused() =>
        Assert.Throws<InvalidInputException>(() => _predictor.Predict([Row("A", [double.NaN, .. new double?[FeatureSchema.Count - 1]])]));

    [Fact]
    public void A_model_for_another_feature_contract_is_refused()
    {
        var path = Path.Combine(_fixture.Training.Folder, "metadata.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace($"\"contractVersion\": \"{FeatureSchema.ContractVersion}\"", "\"contractVersion\": \"0\"", StringComparison.Ordinal));

        Assert.Contains("version 0", Assert.Throws<InvalidInputException>(() => ModelPredictor.Open(_fixture.Training.Folder)).Message, StringComparison.Ordinal);
    }

    private static FeatureRow Row(string symbol, double?[] features) => new(symbol, new DateOnly(2024, 12, 15), features);
}
