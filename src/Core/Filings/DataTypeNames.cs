using System.Collections.Immutable;

namespace SmartMoney.Core.Filings;

/// <summary>The names of the data types in keys, paths and reports.</summary>
public static class DataTypeNames
{
    private static readonly ImmutableArray<string> Names =
    [
        "prices",
        "insider_trades",
        "institutional_ownership",
        "institutional_holders",
        "congressional_trades",
        "hedge_fund_holdings",
        "etf_holdings",
    ];

    /// <summary>All data types.</summary>
    public static ImmutableArray<DataType> All { get; } = [.. Enum.GetValues<DataType>()];

    /// <summary>The name of a data type.</summary>
    /// <param name="type">The data type.</param>
    public static string Name(this DataType type) => Names[(int)type];

    /// <summary>The data type of a name.</summary>
    /// <param name="name">A name such as <c>prices</c>.</param>
    /// <returns>Null when there is none of that name.</returns>
    public static DataType? Parse(string name)
    {
        var index = Names.IndexOf(name);
        return index < 0 ? null : (DataType)index;
    }
}
