using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;

namespace SmartMoney.Modeling.Training;

/// <summary>A model with all that turning raw features into a decision takes.</summary>
/// <param name="Trees">The trees.</param>
/// <param name="Normalizer">The scale of the features.</param>
/// <param name="IsNormalized">Whether the trees were grown on standardized features.</param>
/// <param name="Threshold">The score from which a row is decided 1.</param>
/// <param name="Peak">Where the validation ROC-AUC was best; null when the model was read from a file.</param>
internal sealed record FittedModel(TreeEnsemble Trees, Normalizer Normalizer, bool IsNormalized, double Threshold, ValidationPeak? Peak = null) : IDisposable
{
    /// <summary>The probability of label 1, a row each.</summary>
    public double[] Score(FeatureMatrix features) => Trees.Predict(Prepare(features));

    /// <summary>The contributions in log-odds, as <see cref="TreeEnsemble.Contributions"/> lays them out.</summary>
    public double[] Contributions(FeatureMatrix features) => Trees.Contributions(Prepare(features));

    public void Dispose() => Trees.Dispose();

    private FeatureMatrix Prepare(FeatureMatrix features) => IsNormalized ? Normalizer.Standardize(features) : features;
}
