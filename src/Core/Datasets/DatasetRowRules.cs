using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Core.Datasets;

/// <summary>The rules that rows must meet before training or evaluation.</summary>
/// <param name="source">Where the rows come from, for the message.</param>
public sealed class DatasetRowRules(string source)
{
    private readonly SeenRows _seen = new();

    /// <summary>Refuses rows that cannot be worked with. A missing value, an empty cell in the file, is allowed in every feature.</summary>
    /// <param name="source">Where the rows come from, for the message.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="InvalidInputException">There is no row, one is there twice, or a number is not finite.</exception>
    public static void Require(string source, IReadOnlyList<DatasetRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var rules = new DatasetRowRules(source);
        foreach (var row in rows)
        {
            rules.Require(row);
        }

        rules.RequireAny(rows.Count);
    }

    /// <summary>Refuses a row that is there twice or has a number that is not finite.</summary>
    /// <param name="row">The row.</param>
    /// <exception cref="InvalidInputException">It is.</exception>
    public void Require(DatasetRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (!_seen.Add(row.Symbol, row.Date))
        {
            throw new InvalidInputException($"{source}: {row.Symbol} {row.Date:yyyy-MM-dd} occurs more than once");
        }

        if (NonFiniteColumn(row) is { } column)
        {
            throw new InvalidInputException($"{source}: {row.Symbol} {row.Date:yyyy-MM-dd}: {column} is not finite (a missing value is an empty cell)");
        }
    }

    /// <summary>Refuses a dataset without rows.</summary>
    /// <param name="rows">The number of rows.</param>
    /// <exception cref="InvalidInputException">There are none.</exception>
    public void RequireAny(int rows)
    {
        if (rows == 0)
        {
            throw new InvalidInputException($"{source}: has no rows");
        }
    }

    private static string? NonFiniteColumn(DatasetRow row)
    {
        if (!double.IsFinite(row.Return14d))
        {
            return "return_14d";
        }

        for (var i = 0; i < row.Features.Count; i++)
        {
            if (row.Features[i] is { } value && !double.IsFinite(value))
            {
                return FeatureSchema.Features[i].Name;
            }
        }

        return null;
    }
}
