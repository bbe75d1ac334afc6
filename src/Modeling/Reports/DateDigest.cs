using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Modeling.Reports;

/// <summary>The figures of one sample date.</summary>
internal sealed class DateDigest
{
    private readonly List<double> _returns = [];
    private readonly int[] _missing = new int[FeatureSchema.Count];

    public int Rows => _returns.Count;

    public int Positives { get; private set; }

    public IReadOnlyList<double> Returns => _returns;

    public double ShareOfPositives => (double)Positives / Rows;

    public void Add(DatasetRow row)
    {
        _returns.Add(row.Return14d);
        Positives += row.Label;
        for (var i = 0; i < _missing.Length; i++)
        {
            _missing[i] += row.Features[i] is null ? 1 : 0;
        }
    }

    public double ShareMissing(int feature) => (double)_missing[feature] / Rows;
}
