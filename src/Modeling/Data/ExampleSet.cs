using SmartMoney.Core.Context;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Features.Schema;

namespace SmartMoney.Modeling.Data;

/// <summary>Labelled examples, column by column.</summary>
internal sealed class ExampleSet
{
    private readonly int[][] _rowsByDate;

    private ExampleSet(FeatureMatrix features, int[] labels, double[] returns, DateOnly[] dates, string[] symbols)
    {
        Features = features;
        Labels = labels;
        Returns = returns;
        Dates = dates;
        Symbols = symbols;
        Positives = labels.Count(label => label == 1);
        _rowsByDate = [.. Enumerable.Range(0, dates.Length).GroupBy(row => dates[row]).OrderBy(date => date.Key).Select(date => date.ToArray())];
    }

    /// <summary>The names of the features, in order.</summary>
    public static IReadOnlyList<string> FeatureNames { get; } = [.. FeatureSchema.Features.Select(feature => feature.Name)];

    /// <summary>The names of the context columns, in order.</summary>
    public static IReadOnlyList<string> ContextNames { get; } = [.. ContextSchema.Columns.Select(column => column.Name)];

    public FeatureMatrix Features { get; }

    public IReadOnlyList<int> Labels { get; }

    /// <summary>The return each label was made of, a fraction.</summary>
    public IReadOnlyList<double> Returns { get; }

    public IReadOnlyList<DateOnly> Dates { get; }

    public IReadOnlyList<string> Symbols { get; }

    public int Count => Labels.Count;

    public int Positives { get; }

    /// <summary>The rows of each sample date, in order of time.</summary>
    public IReadOnlyList<int[]> RowsByDate => _rowsByDate;

    /// <summary>Takes over the rows of a dataset.</summary>
    /// <param name="source">Where they come from, for the message.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="context">Their context, whose columns follow the features; null for the features alone.</param>
    /// <exception cref="InvalidInputException">There is no row, one is there twice, a number is not finite, or a row has no context.</exception>
    public static ExampleSet From(string source, IReadOnlyList<DatasetRow> rows, ContextJoin? context = null)
    {
        DatasetRowRules.Require(source, rows);
        string[] names = [.. FeatureNames, .. context is null ? [] : ContextNames];
        var values = new double[rows.Count * names.Length];
        for (var i = 0; i < rows.Count; i++)
        {
            var target = values.AsSpan(i * names.Length, names.Length);
            Fill(target, rows[i].Features);
            if (context is not null)
            {
                Fill(target[FeatureSchema.Count..], context.Of(rows[i]).Values);
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

    /// <summary>The labels, shuffled within each sample date: every date keeps its share of label 1.</summary>
    public int[] LabelsShuffledWithinDates(Random random)
    {
        int[] labels = [.. Labels];
        foreach (var date in _rowsByDate)
        {
            int[] shuffled = [.. date.Select(row => Labels[row])];
            random.Shuffle(shuffled);
            for (var i = 0; i < shuffled.Length; i++)
            {
                labels[date[i]] = shuffled[i];
            }
        }

        return labels;
    }

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

    private static void Fill(Span<double> target, IReadOnlyList<double?> values)
    {
        for (var column = 0; column < values.Count; column++)
        {
            target[column] = values[column] ?? double.NaN;
        }
    }
}
