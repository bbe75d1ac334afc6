using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.Baselines;

/// <summary>Knows only how frequent label 1 was in the training part: always that score, always the more frequent class.</summary>
internal sealed record MajorityContender : IContender
{
    public Scoring Score(ExampleSet training, ExampleSet validation, ExampleSet test, CancellationToken cancellationToken = default)
    {
        var scores = new double[test.Count];
        Array.Fill(scores, (double)training.Positives / training.Count);
        return Scoring.At(0.5, test, scores);
    }
}
