using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.LightGbm;

/// <summary>Examples binned for training. A validation set is binned like the training set it belongs to.</summary>
internal sealed class NativeDataset : IDisposable
{
    private NativeDataset(DatasetHandle handle) => Handle = handle;

    public DatasetHandle Handle { get; }

    /// <summary>Bins examples.</summary>
    /// <param name="features">The features, a missing value as NaN.</param>
    /// <param name="labels">0 or 1, a row each.</param>
    /// <param name="parameters">As LightGBM reads them.</param>
    /// <param name="reference">The training set, when these are to validate it.</param>
    /// <param name="weights">The weight of each row; null for equal weights.</param>
    /// <exception cref="LightGbmException">LightGBM refuses the data or the parameters.</exception>
    public static NativeDataset Create(
        FeatureMatrix features, IReadOnlyList<int> labels, string parameters, NativeDataset? reference = null, float[]? weights = null)
    {
        if (labels.Count != features.Rows)
        {
            throw new ArgumentException($"{labels.Count} labels for {features.Rows} rows", nameof(labels));
        }

        DatasetHandle handle;
        NativeCall.Check(
            reference is null
                ? NativeMethods.DatasetCreateFromMat(
                    features.Values, NativeCall.Float64, features.Rows, features.Columns, NativeCall.RowMajor, parameters, 0, out handle)
                : NativeMethods.DatasetCreateFromMatLike(
                    features.Values, NativeCall.Float64, features.Rows, features.Columns, NativeCall.RowMajor, parameters, reference.Handle, out handle),
            "DatasetCreateFromMat");
        var dataset = new NativeDataset(handle);
        try
        {
            dataset.SetLabels(labels, weights);
            NativeCall.Check(
                NativeMethods.DatasetSetFeatureNames(handle, [.. features.Names], features.Columns), "DatasetSetFeatureNames");
            return dataset;
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    /// <summary>Sets the labels, for boosters that start from now on.</summary>
    /// <param name="labels">0 or 1, a row each.</param>
    /// <param name="weights">The weight of each row; null for those it has.</param>
    public void SetLabels(IReadOnlyList<int> labels, float[]? weights = null)
    {
        var target = labels.Select(label => (float)label).ToArray();
        NativeCall.Check(NativeMethods.DatasetSetField(Handle, "label", target, target.Length, NativeCall.Float32), "DatasetSetField");
        if (weights is not null)
        {
            NativeCall.Check(NativeMethods.DatasetSetField(Handle, "weight", weights, weights.Length, NativeCall.Float32), "DatasetSetField");
        }
    }

    public void Dispose() => Handle.Dispose();
}
