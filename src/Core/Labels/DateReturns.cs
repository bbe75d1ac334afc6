namespace SmartMoney.Core.Labels;

/// <summary>The returns of the rows of one date. Their order changes no bit of the mean or the median.</summary>
internal sealed class DateReturns
{
    public DateReturns(IEnumerable<double> returns)
    {
        double[] ascending = [.. returns.Order()];
        Mean = ascending.Sum() / ascending.Length;
        Median = Statistics.Median.Of(ascending);
    }

    /// <summary>The mean: the returns are added in ascending order.</summary>
    public double Mean { get; }

    /// <summary>The median: of an even number of returns, the mean of the middle two.</summary>
    public double Median { get; }
}
