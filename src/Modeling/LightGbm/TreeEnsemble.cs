using System.Runtime.InteropServices;
using SmartMoney.Core.Datasets;
using SmartMoney.Modeling.Data;

namespace SmartMoney.Modeling.LightGbm;

/// <summary>A trained model that predicts. Any number of threads may predict at once.</summary>
internal sealed class TreeEnsemble : IDisposable
{
    private const string FirstLine = "tree";
    private const string EndOfTrees = "end of trees";

    private readonly BoosterHandle _booster;
    private readonly string _parameters;

    private TreeEnsemble(BoosterHandle booster, string text, int iterations, int threads)
    {
        _booster = booster;
        _parameters = FormattableString.Invariant($"num_threads={threads} verbosity=-1");
        Text = text;
        Iterations = iterations;
        NativeCall.Check(NativeMethods.BoosterGetNumFeature(booster, out var features), "BoosterGetNumFeature");
        FeatureNames = ReadFeatureNames(features);
    }

    /// <summary>The model in LightGBM's text format.</summary>
    public string Text { get; }

    /// <summary>The number of trees.</summary>
    public int Iterations { get; }

    /// <summary>The names of the features, in order.</summary>
    public IReadOnlyList<string> FeatureNames { get; }

    /// <summary>Reads a model.</summary>
    /// <param name="text">LightGBM's text format.</param>
    /// <param name="threads">The native threads of one prediction.</param>
    /// <exception cref="InvalidInputException">The text is no complete binary model.</exception>
    public static TreeEnsemble Parse(string text, int threads)
    {
        if (!text.StartsWith(FirstLine, StringComparison.Ordinal) || !text.Contains(EndOfTrees, StringComparison.Ordinal))
        {
            throw new InvalidInputException("not a LightGBM model in text format, or truncated");
        }

        BoosterHandle? booster = null;
        try
        {
            NativeCall.Check(NativeMethods.BoosterLoadModelFromString(text, out var iterations, out booster), "BoosterLoadModelFromString");
            NativeCall.Check(NativeMethods.BoosterGetNumClasses(booster, out var classes), "BoosterGetNumClasses");
            return classes == 1
                ? new TreeEnsemble(booster, text, iterations, threads)
                : throw new InvalidInputException($"a model of {classes} classes, not a binary one");
        }
        catch (LightGbmException e)
        {
            booster?.Dispose();
            throw new InvalidInputException($"LightGBM does not accept the model ({e.Message})", e);
        }
        catch
        {
            booster?.Dispose();
            throw;
        }
    }

    /// <summary>The probability of label 1, a row each.</summary>
    public double[] Predict(FeatureMatrix features) => Predict(features, NativeCall.PredictProbability, 1);

    /// <summary>
    /// The SHAP contributions in log-odds, row after row: one a feature, then the expected value; a row's sum is its score
    /// before the logistic function.
    /// </summary>
    public double[] Contributions(FeatureMatrix features) =>
        Predict(features, NativeCall.PredictContributions, FeatureNames.Count + 1);

    /// <summary>How much each feature improved the training loss, summed over its splits.</summary>
    public double[] GainImportance() => Importance(NativeCall.ImportanceByGain);

    /// <summary>The number of splits on each feature.</summary>
    public double[] SplitImportance() => Importance(NativeCall.ImportanceBySplit);

    public void Dispose() => _booster.Dispose();

    private double[] Importance(int type)
    {
        var result = new double[FeatureNames.Count];
        NativeCall.Check(NativeMethods.BoosterFeatureImportance(_booster, 0, type, result), "BoosterFeatureImportance");
        return result;
    }

    private double[] Predict(FeatureMatrix features, int type, int width)
    {
        if (features.Columns != FeatureNames.Count)
        {
            throw new InvalidInputException($"{features.Columns} features for a model of {FeatureNames.Count}");
        }

        if (features.Rows == 0)
        {
            return [];
        }

        var result = new double[checked(features.Rows * width)];
        NativeCall.Check(
            NativeMethods.BoosterPredictForMat(
                _booster,
                features.Values,
                NativeCall.Float64,
                features.Rows,
                features.Columns,
                NativeCall.RowMajor,
                type,
                0,
                0,
                _parameters,
                out var count,
                result),
            "BoosterPredictForMat");
        return count == result.Length
            ? result
            : throw new LightGbmException($"BoosterPredictForMat: {count} numbers where {result.Length} were expected");
    }

    private string[] ReadFeatureNames(int count)
    {
        const int SlotSize = 256;
        var block = Marshal.AllocHGlobal(count * SlotSize);
        try
        {
            var slots = Enumerable.Range(0, count).Select(i => block + (i * SlotSize)).ToArray();
            NativeCall.Check(
                NativeMethods.BoosterGetFeatureNames(_booster, count, out var named, SlotSize, out var needed, slots), "BoosterGetFeatureNames");
            return named == count && needed <= SlotSize
                ? [.. slots.Select(slot => Marshal.PtrToStringUTF8(slot)!)]
                : throw new LightGbmException("BoosterGetFeatureNames: a feature name is too long");
        }
        finally
        {
            Marshal.FreeHGlobal(block);
        }
    }
}
