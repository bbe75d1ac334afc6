using System.Text;

namespace SmartMoney.Modeling.LightGbm;

/// <summary>A booster while it grows: it refers to its datasets natively, so they must outlive it.</summary>
internal sealed class TrainingRun : IDisposable
{
    private readonly BoosterHandle _booster;
    private readonly double[] _evaluation;

    /// <summary>Starts without trees.</summary>
    /// <param name="training">What trees are grown on.</param>
    /// <param name="validation">What the metric is measured on; null to measure nothing, which is faster.</param>
    /// <param name="parameters">As LightGBM reads them.</param>
    public TrainingRun(NativeDataset training, NativeDataset? validation, string parameters)
    {
        NativeCall.Check(NativeMethods.BoosterCreate(training.Handle, parameters, out _booster), "BoosterCreate");
        try
        {
            if (validation is not null)
            {
                NativeCall.Check(NativeMethods.BoosterAddValidData(_booster, validation.Handle), "BoosterAddValidData");
            }

            NativeCall.Check(NativeMethods.BoosterGetEvalCounts(_booster, out var count), "BoosterGetEvalCounts");
            _evaluation = new double[count];
        }
        catch
        {
            _booster.Dispose();
            throw;
        }
    }

    /// <summary>Adds one tree.</summary>
    /// <returns>False when no further split is possible.</returns>
    public bool Grow()
    {
        NativeCall.Check(NativeMethods.BoosterUpdateOneIter(_booster, out var isFinished), "BoosterUpdateOneIter");
        return isFinished == 0;
    }

    /// <summary>Adds trees until there are this many or no further split is possible.</summary>
    public void Grow(int trees, CancellationToken cancellationToken)
    {
        for (var i = 0; i < trees; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Grow())
            {
                break;
            }
        }
    }

    /// <summary>The first metric of the parameters, on the validation set, with the trees grown so far.</summary>
    public double ValidationMetric()
    {
        NativeCall.Check(NativeMethods.BoosterGetEval(_booster, 1, out _, _evaluation), "BoosterGetEval");
        return _evaluation[0];
    }

    /// <summary>The first trees in LightGBM's own text format.</summary>
    public string ToText(int iterations)
    {
        var buffer = new byte[1 << 16];
        NativeCall.Check(Save(iterations, buffer, out var needed), "BoosterSaveModelToString");
        if (needed > buffer.Length)
        {
            buffer = new byte[needed];
            NativeCall.Check(Save(iterations, buffer, out needed), "BoosterSaveModelToString");
        }

        return Encoding.UTF8.GetString(buffer, 0, checked((int)needed - 1));
    }

    public void Dispose() => _booster.Dispose();

    private int Save(int iterations, byte[] buffer, out long needed) =>
        NativeMethods.BoosterSaveModelToString(_booster, 0, iterations, NativeCall.ImportanceByGain, buffer.Length, out needed, buffer);
}
