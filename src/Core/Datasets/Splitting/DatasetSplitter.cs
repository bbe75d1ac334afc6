namespace SmartMoney.Core.Datasets.Splitting;

/// <summary>Divides a dataset into training, validation and test.</summary>
public static class DatasetSplitter
{
    private const double RoundingSlack = 1e-9;

    /// <summary>Reads a dataset, divides it and writes the parts and <c>split.json</c>.</summary>
    /// <param name="options">What to divide, how, and where to.</param>
    /// <returns>The split as it was written.</returns>
    /// <exception cref="InvalidInputException">The file is no dataset or has rows that cannot be worked with, the plan is not sound, or a part would be empty.</exception>
    public static SplitResult Run(SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Run(DatasetFile.Read(options.DatasetPath), options);
    }

    /// <summary>Divides a dataset that has been read and writes the parts and <c>split.json</c>.</summary>
    /// <param name="file">The dataset.</param>
    /// <param name="options">What it is, how to divide it, and where to.</param>
    /// <returns>The split as it was written.</returns>
    /// <exception cref="InvalidInputException">The dataset has rows that cannot be worked with, the plan is not sound, or a part would be empty.</exception>
    public static SplitResult Run(DatasetFile file, SplitOptions options)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        options.Plan.Validate();
        DatasetRowRules.Require(options.DatasetPath, file.Rows);
        var split = Split(file.Rows, options.Plan);
        return SplitFolder.Write(options, file, split);
    }

    /// <summary>Divides rows as a plan says.</summary>
    /// <param name="rows">The examples; their order is kept within each part.</param>
    /// <param name="plan">How to divide them.</param>
    /// <exception cref="InvalidInputException">The plan is not sound, or a part would be empty.</exception>
    public static DatasetSplit Split(IReadOnlyList<DatasetRow> rows, SplitPlan plan)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(plan);
        plan.Validate();
        var split = new DatasetSplit(plan, plan.Method switch
        {
            SplitMethod.Random => [AtRandom(rows, plan)],
            SplitMethod.WalkForward => [.. WalkForward(rows, plan)],
            _ => [ByTime(rows, plan)],
        });
        foreach (var part in split.Folds.SelectMany(fold => fold.Parts).Where(part => part.Rows.Count == 0))
        {
            throw new InvalidInputException($"the {part.Name} part would be empty: "
                + (part.DroppedByEmbargo == 0 ? $"{rows.Count} rows are too few" : $"the embargo of {plan.EmbargoDays} days removes all of its {part.DroppedByEmbargo} rows"));
        }

        return plan.Imputation == Imputation.Median ? split with { Folds = [.. split.Folds.Select(MedianImputation.Fill)] } : split;
    }

    private static SplitFold ByTime(IReadOnlyList<DatasetRow> rows, SplitPlan plan)
    {
        var dates = Dates(rows);
        var validationStart = Cut(dates.Length, plan.Train);
        var testStart = Cut(dates.Length, plan.Train + plan.Validation);
        return validationStart > 0 && testStart > validationStart && testStart < dates.Length
            ? Fold(rows, plan, dates[validationStart], dates[testStart], DateOnly.MaxValue)
            : throw new InvalidInputException($"{dates.Length} sample dates are too few for three parts");
    }

    private static IEnumerable<SplitFold> WalkForward(IReadOnlyList<DatasetRow> rows, SplitPlan plan)
    {
        var dates = Dates(rows);
        var block = (SplitPlan.MinimumWalkForwardTestDates + plan.Folds - 1) / plan.Folds;
        var firstTest = dates.Length - (block * plan.Folds);
        var needed = (block * plan.Folds) + 2;
        if (firstTest < 2)
        {
            throw new InvalidInputException($"{plan.Folds} walk-forward folds need at least {needed} sample dates; there are {dates.Length}");
        }

        for (var fold = 0; fold < plan.Folds; fold++)
        {
            var test = firstTest + (fold * block);
            var validation = Math.Clamp((int)Math.Round(test * plan.Validation / (plan.Train + plan.Validation)), 1, test - 1);
            var end = test + block < dates.Length ? dates[test + block] : DateOnly.MaxValue;
            yield return Fold(rows, plan, dates[test - validation], dates[test], end);
        }
    }

    private static SplitFold Fold(IReadOnlyList<DatasetRow> rows, SplitPlan plan, DateOnly validationStart, DateOnly testStart, DateOnly end)
    {
        bool Clear(DatasetRow row, DateOnly next) => row.Date.AddDays(plan.EmbargoDays) < next;
        var train = rows.Where(row => row.Date < validationStart).ToList();
        var validation = rows.Where(row => row.Date >= validationStart && row.Date < testStart).ToList();
        return new SplitFold(
            Embargoed("train", train, row => Clear(row, validationStart)),
            Embargoed("val", validation, row => Clear(row, testStart)),
            new SplitPart("test", [.. rows.Where(row => row.Date >= testStart && row.Date < end)], 0));
    }

    private static SplitPart Embargoed(string name, List<DatasetRow> rows, Func<DatasetRow, bool> clear)
    {
        var kept = rows.Where(clear).ToList();
        return new SplitPart(name, kept, rows.Count - kept.Count);
    }

    private static SplitFold AtRandom(IReadOnlyList<DatasetRow> rows, SplitPlan plan)
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        new Random(plan.Seed).Shuffle(order);
        var validation = Cut(rows.Count, plan.Train);
        var test = Cut(rows.Count, plan.Train + plan.Validation);
        SplitPart Part(string name, Range range) => new(name, [.. order[range].Order().Select(i => rows[i])], 0);
        return new SplitFold(Part("train", ..validation), Part("val", validation..test), Part("test", test..));
    }

    private static DateOnly[] Dates(IReadOnlyList<DatasetRow> rows) => [.. rows.Select(row => row.Date).Distinct().Order()];

    private static int Cut(int count, double share) => (int)Math.Floor((count * share) + RoundingSlack);
}
