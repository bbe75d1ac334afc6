using System.Collections.Immutable;

namespace SmartMoney.Core.Context;

/// <summary>The context columns and their order.</summary>
public static class ContextSchema
{
    /// <summary>How much the price moves.</summary>
    public static ContextColumn Volatility { get; } = new PriceVolatility();

    /// <summary>How large the company is.</summary>
    public static ContextColumn Size { get; } = new MarketCap();

    /// <summary>The columns in the order of the file.</summary>
    public static ImmutableArray<ContextColumn> Columns { get; } =
    [
        Volatility,
        new PriceMomentum(),
        new PriceReversal(),
        new DollarVolume(),
        Size,
        new QuarterAge(),
        new InsiderPurchaseRatio(),
        new InsiderNetFlowPercentage(),
        new InsiderOwnershipChangePercentage(),
        new CongressNetAmount(),
        new EtfFlowPercentage(),
    ];

    /// <summary>The number of columns.</summary>
    public static int Count => Columns.Length;

    /// <summary>The column of a name.</summary>
    /// <param name="name">The column name.</param>
    /// <returns>The column; null when there is none of that name.</returns>
    public static ContextColumn? Find(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The number of a column, from 1.</summary>
    /// <param name="column">The column.</param>
    public static int NumberOf(ContextColumn column) => Columns.IndexOf(column) + 1;
}
