using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Modeling.Data;

/// <summary>Labelled examples, column by column.</summary>
internal sealed class ExampleSet
{
    private ExampleSet(FeatureMatrix features, int[] labels, double[] returns, DateOnly[] dates, string[] symbols)
    {
        Features = features;
        Labels = labels;
        Returns = returns;
        Dates = dates;
        Symbols = symbols;
        Positives = labels.Count(label => label == 1);
    }

    public FeatureMatrix Features { get; }

    public IReadOnlyList<int> Labels { get; }

    /// <summary>The return each label was made of, a fraction.</summary>
    public IReadOnlyList<double> Returns { get; }

    public IReadOnlyList<DateOnly> Dates { get; }

    public IReadOnlyList<string> Symbols { get; }

    public int Count => Labels.Count;

    public int Positives { get; }

    /// <summary>Takes over the rows of a dataset.</summary>
    /// <exception cref="InvalidInputException">There is no row, one is there twice, or a number is not finite.</exception>
    public static ExampleSet From(string source, IReadOnlyList<DatasetRow> rows)
    {
        DatasetRowRules.Require(source, rows);
        var names = FeatureSchema.Features.Select(feature => feature.Name).ToArray();
        var values = new double[rows.Count * names.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            for (var column = 0; column < names.Length; column++)
            {
                values[(i * names.Length) + column] = rows[i].Features[column] ?? double.NaN;
            }
        }

        return new ExampleSet(
            new FeatureMatrix(names, values),
            [.. rows.Select(row => row.Label)],
            [.. rows.Select(row => row.Return14d)],
            [.. rows.Select(row => row.Date)],
            [.. rows.Select(row => row.Symbol)]);
    }

    /// <summary>The examples of several sets, one after the other.</summary>
    public static ExampleSet Concat(IReadOnlyList<ExampleSet> sets) => new(
        new FeatureMatrix(sets[0].Features.Names, [.. sets.SelectMany(set => set.Features.Select(sets[0].Features.Names).Values)]),
        [.. sets.SelectMany(set => set.Labels)],
        [.. sets.SelectMany(set => set.Returns)],
        [.. sets.SelectMany(set => set.Dates)],
        [.. sets.SelectMany(set => set.Symbols)]);

    public ExampleSet Take(IReadOnlyList<int> rows) => new(
        Features.Take(rows),
        [.. rows.Select(row => Labels[row])],
        [.. rows.Select(row => Returns[row])],
        [.. rows.Select(row => Dates[row])],
        [.. rows.Select(row => Symbols[row])]);

    public ExampleSet WithFeatures(IReadOnlyList<string> names) =>
        new(Features.Select(names), [.. Labels], [.. Returns], [.. Dates], [.. Symbols]);

    public ExampleSet WithFeatures(FeatureMatrix features) => features.Rows == Count
        ? new ExampleSet(features, [.. Labels], [.. Returns], [.. Dates], [.. Symbols])
        : throw new ArgumentException($"{features.Rows} rows for {Count} examples", nameof(features));

    public ExampleSet WithLabels(int[] labels) => labels.Length == Count
        ? new ExampleSet(Features, labels, [.. Returns], [.. Dates], [.. Symbols])
        : throw new ArgumentException($"{labels.Length} labels for {Count} examples", nameof(labels));

    /// <summary>Refuses a part in which every label is the same.</summary>
    public ExampleSet RequireBothClasses(string source) => Positives > 0 && Positives < Count
        ? this
        : throw new InvalidInputException($"{source}: all {Count} labels are {(Positives == 0 ? 0 : 1)}; both classes are needed");
}
