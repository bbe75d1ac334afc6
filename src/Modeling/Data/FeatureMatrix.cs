using SmartMoney.Core.Datasets;

namespace SmartMoney.Modeling.Data;

/// <summary>Rows of features, a missing value as NaN.</summary>
internal sealed class FeatureMatrix
{
    /// <summary>Creates a matrix over its values.</summary>
    /// <param name="names">The columns.</param>
    /// <param name="values">Row after row.</param>
    public FeatureMatrix(IReadOnlyList<string> names, double[] values)
    {
        if (names.Count == 0 || values.Length % names.Count != 0)
        {
            throw new ArgumentException($"{values.Length} values do not fill rows of {names.Count}", nameof(values));
        }

        Names = names;
        Values = values;
    }

    public IReadOnlyList<string> Names { get; }

    public double[] Values { get; }

    public int Columns => Names.Count;

    public int Rows => Values.Length / Columns;

    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>Whether a row has a missing value.</summary>
    public bool HasGap(int row)
    {
        foreach (var value in Row(row))
        {
            if (double.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The column of a name.</summary>
    /// <returns>-1 when there is none.</returns>
    public int IndexOf(string name)
    {
        for (var column = 0; column < Names.Count; column++)
        {
            if (Names[column] == name)
            {
                return column;
            }
        }

        return -1;
    }

    public double[] Column(int column)
    {
        var result = new double[Rows];
        for (var row = 0; row < result.Length; row++)
        {
            result[row] = Values[(row * Columns) + column];
        }

        return result;
    }

    public FeatureMatrix WithColumn(int column, ReadOnlySpan<double> replacement)
    {
        var values = (double[])Values.Clone();
        for (var row = 0; row < replacement.Length; row++)
        {
            values[(row * Columns) + column] = replacement[row];
        }

        return new FeatureMatrix(Names, values);
    }

    public FeatureMatrix Take(IReadOnlyList<int> rows)
    {
        var values = new double[rows.Count * Columns];
        for (var i = 0; i < rows.Count; i++)
        {
            Row(rows[i]).CopyTo(values.AsSpan(i * Columns));
        }

        return new FeatureMatrix(Names, values);
    }

    /// <summary>The same rows with the named columns only, in the order of the names.</summary>
    /// <exception cref="InvalidInputException">A name is not a column here.</exception>
    public FeatureMatrix Select(IReadOnlyList<string> names)
    {
        if (names.SequenceEqual(Names))
        {
            return this;
        }

        var position = Names.Select((name, i) => (name, i)).ToDictionary(column => column.name, column => column.i, StringComparer.Ordinal);
        var source = names.Select(name => position.TryGetValue(name, out var i)
            ? i
            : throw new InvalidInputException($"{name}: not a feature of this data")).ToArray();
        var values = new double[Rows * source.Length];
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < source.Length; column++)
            {
                values[(row * source.Length) + column] = Values[(row * Columns) + source[column]];
            }
        }

        return new FeatureMatrix(names, values);
    }
}
