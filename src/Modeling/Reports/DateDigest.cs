using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Modeling.Reports;

/// <summary>The figures of one sample date.</summary>
internal sealed class DateDigest
{
    private const int ReturnsOfChunk = 512;

    /// <summary>In parts: a list that grows copies itself, and is up to half empty.</summary>
    private readonly List<double[]> _returns = [];
    private readonly int[] _missing = new int[FeatureSchema.Count];

    public int Rows { get; private set; }

    public int Positives { get; private set; }

    public IEnumerable<double> Returns => _returns.SelectMany(chunk => chunk).Take(Rows);

    public double ShareOfPositives => (double)Positives / Rows;

    public void Add(DatasetRow row)
    {
        var place = Rows % ReturnsOfChunk;
        if (place == 0)
        {
            _returns.Add(new double[ReturnsOfChunk]);
        }

        _returns[^1][place] = row.Return14d;
        Rows++;
        Positives += row.Label;
        for (var i = 0; i < _missing.Length; i++)
        {
            _missing[i] += row.Features[i] is null ? 1 : 0;
        }
    }

    public double ShareMissing(int feature) => (double)_missing[feature] / Rows;
}
