namespace SmartMoney.Core.Labels;

/// <summary>The returns of the rows of one date. Their order changes no bit of the mean or the median.</summary>
internal sealed class DateReturns
{
    private readonly double[] _ascending;

    public DateReturns(IEnumerable<double> returns)
    {
        _ascending = [.. returns.Order()];
        var middle = _ascending.Length / 2;
        Mean = _ascending.Sum() / _ascending.Length;
        Median = _ascending.Length % 2 == 1 ? _ascending[middle] : (_ascending[middle - 1] + _ascending[middle]) / 2;
    }

    /// <summary>The mean: the returns are added in ascending order.</summary>
    public double Mean { get; }

    /// <summary>The median: of an even number of returns, the mean of the middle two.</summary>
    public double Median { get; }
}
