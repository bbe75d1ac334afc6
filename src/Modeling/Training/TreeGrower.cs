using SmartMoney.Modeling.Data;
using SmartMoney.Modeling.LightGbm;

namespace SmartMoney.Modeling.Training;

/// <summary>Two parts of examples, binned once: trees can be grown on the first and measured on the second for any labels.</summary>
internal sealed class TreeGrower : IDisposable
{
    private readonly string _native;
    private readonly ClassWeight _classWeight;
    private readonly NativeDataset _training;
    private readonly NativeDataset _validation;

    public TreeGrower(FeatureMatrix training, FeatureMatrix validation, HyperParameters parameters)
    {
        _native = parameters.ToNative();
        _classWeight = parameters.ClassWeight;
        _training = NativeDataset.Create(training, new int[training.Rows], _native);
        try
        {
            _validation = NativeDataset.Create(validation, new int[validation.Rows], _native, _training);
        }
        catch
        {
            _training.Dispose();
            throw;
        }
    }

    /// <summary>Starts a model on these labels; it must be disposed before the next one starts.</summary>
    /// <param name="trainingLabels">The labels of the first part.</param>
    /// <param name="validationLabels">The labels of the second part; null when nothing is measured on it.</param>
    public TrainingRun Start(int[] trainingLabels, int[]? validationLabels)
    {
        _training.SetLabels(trainingLabels, Weights(trainingLabels));
        if (validationLabels is null)
        {
            return new TrainingRun(_training, null, _native);
        }

        _validation.SetLabels(validationLabels);
        return new TrainingRun(_training, _validation, _native);
    }

    public void Dispose()
    {
        _validation.Dispose();
        _training.Dispose();
    }

    // As weights of the rows and not as LightGBM's scale_pos_weight, which leaves the score that the trees start from unbalanced.
    private float[]? Weights(int[] labels)
    {
        if (_classWeight == ClassWeight.None)
        {
            return null;
        }

        var positives = labels.Count(label => label == 1);
        var positive = (float)(labels.Length / (2.0 * positives));
        var negative = (float)(labels.Length / (2.0 * (labels.Length - positives)));
        return [.. labels.Select(label => label == 1 ? positive : negative)];
    }
}
