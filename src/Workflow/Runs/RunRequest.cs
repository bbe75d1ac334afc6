using SmartMoney.Core.Formatting;
using SmartMoney.Core.Labels;
using SmartMoney.Core.Market;
using SmartMoney.Sources;

namespace SmartMoney.Workflow.Runs;

/// <summary>A request for a run, before it is validated.</summary>
public sealed record RunRequest
{
    /// <summary>The most symbols of a run.</summary>
    public const int MaxSymbols = 10_000;

    /// <summary>The longest range of a run, in years.</summary>
    public const int MaxYears = 20;

    /// <summary>The threshold unless another is given.</summary>
    public const double DefaultThreshold = 0.05;

    private const int MaxProblems = 20;
    private const int FirstYear = 1990;
    private const int LastYear = 2100;
    private const int MaxHorizonDays = 365;

    /// <summary>test, top50, top100 or top500; null when <see cref="Symbols"/> are named.</summary>
    public string? Universe { get; init; }

    /// <summary>A list of symbols; null when a <see cref="Universe"/> is named.</summary>
    public IReadOnlyList<string>? Symbols { get; init; }

    /// <summary>Symbols to leave out.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>The name of the dataset; null for the name of its universe.</summary>
    public string? Name { get; init; }

    /// <summary>The first day of the range.</summary>
    public DateOnly From { get; init; } = new(2022, 1, 1);

    /// <summary>The last day of the range.</summary>
    public DateOnly To { get; init; } = new(2024, 12, 31);

    /// <summary>The day of the month.</summary>
    public int Day { get; init; } = 15;

    /// <summary>Calendar days from sample to label.</summary>
    public int HorizonDays { get; init; } = 14;

    /// <summary>The kind of label: absolute, excess or median.</summary>
    public string Label { get; init; } = LabelKind.Absolute.Name();

    /// <summary>The threshold of the label, a fraction; null for <see cref="DefaultThreshold"/>, or for a label that has none.</summary>
    public double? Threshold { get; init; }

    /// <summary>
    /// The same request up to the last sample whose label is complete on a day: the horizon and the days allowed for the next trading
    /// day have passed. If there is no such sample, the range is empty, and <see cref="Resolve"/> reports it.
    /// </summary>
    /// <param name="today">The day.</param>
    public RunRequest LabelledBy(DateOnly today)
    {
        var lastDay = today.AddDays(-1 - HorizonDays - PriceHistory.ReachDays);
        var dates = From <= lastDay ? SampleSchedule.Dates(From, lastDay, Day) : [];
        return this with { To = dates.IsEmpty ? lastDay : dates[^1] };
    }

    /// <summary>Validates the request and resolves its parameters.</summary>
    /// <param name="sources">The provider of each kind of fact.</param>
    /// <param name="panel">The panels.</param>
    /// <param name="parameters">The run's parameters.</param>
    /// <returns>What is wrong, a line each; empty when nothing is.</returns>
    public IReadOnlyList<string> Resolve(SourceChoice sources, Panel panel, out RunParameters? parameters)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var problems = Problems(out var symbols);
        var kind = LabelKindNames.Parse(Label) ?? default;
        parameters = problems.Count > 0
            ? null
            : new RunParameters(FileName, [.. symbols], From, To, Day, HorizonDays, kind == LabelKind.Median ? null : Threshold ?? DefaultThreshold, sources.Provider, panel)
            {
                Label = kind,
                OtherSources = sources.Others,
            };
        return problems;
    }

    /// <summary>Checks the request.</summary>
    /// <returns>What is wrong, a line each; empty when nothing is.</returns>
    public IReadOnlyList<string> Problems() => Problems(out _);

    private List<string> Problems(out List<string> symbols)
    {
        var errors = RangeErrors().ToList();
        if (Name is not null && DatasetName.ProblemOf(Name) is { } problem)
        {
            errors.Add(problem);
        }

        symbols = ResolveSymbols(errors);
        var exclude = Normalize(Exclude, "exclude", errors);
        errors.AddRange(exclude.Except(symbols).Select(symbol => $"exclude: {symbol} is not in the universe"));
        symbols = [.. symbols.Except(exclude).Order(StringComparer.Ordinal)];
        if (errors.Count == 0 && symbols.Count == 0)
        {
            errors.Add("no symbols remain");
        }

        if (symbols.Count > MaxSymbols)
        {
            errors.Add($"{Quantity.Of(symbols.Count, "symbol")} exceed the maximum of {Quantity.Number(MaxSymbols)}");
        }

        var distinct = errors.Distinct().ToList();
        return distinct.Count <= MaxProblems ? distinct : [.. distinct.Take(MaxProblems), $"and {Quantity.Of(distinct.Count - MaxProblems, "problem")} more"];
    }

    private string FileName => Name ?? NamedUniverse.Find(Universe)?.FileName ?? NamedUniverse.CustomFileName;

    private IEnumerable<string> RangeErrors()
    {
        var isDay = Day is >= 1 and <= SampleSchedule.LatestDay;
        if (!isDay)
        {
            yield return $"day: {Day} is not between 1 and {SampleSchedule.LatestDay}";
        }

        if (From.Year < FirstYear || To.Year > LastYear)
        {
            yield return From == To
                ? $"{From:yyyy-MM-dd} is outside the years {FirstYear} to {LastYear}"
                : $"the range {From:yyyy-MM-dd} to {To:yyyy-MM-dd} exceeds the years {FirstYear} to {LastYear}";
        }
        else if (From > To)
        {
            yield return $"from: {From:yyyy-MM-dd} is after to, {To:yyyy-MM-dd}";
        }
        else if (To >= From.AddYears(MaxYears))
        {
            yield return $"the range {From:yyyy-MM-dd} to {To:yyyy-MM-dd} is longer than {MaxYears} years";
        }
        else if (isDay && SampleSchedule.Dates(From, To, Day).IsEmpty)
        {
            yield return $"no day {Day} of a month lies between {From:yyyy-MM-dd} and {To:yyyy-MM-dd}";
        }

        if (HorizonDays is < 1 or > MaxHorizonDays)
        {
            yield return $"horizon: {HorizonDays} is not between 1 and {MaxHorizonDays} days";
        }

        var kind = LabelKindNames.Parse(Label);
        if (kind is null)
        {
            yield return $"label: '{Label}' is none of {string.Join(", ", LabelKindNames.All)}";
        }
        else if (kind == LabelKind.Median && Threshold is not null)
        {
            yield return "threshold: the label 'median' has none";
        }

        if (Threshold is { } threshold && !(threshold > -1 && threshold < 10))
        {
            yield return "threshold: not a fraction between -1 and 10";
        }
    }

    private List<string> ResolveSymbols(List<string> errors)
    {
        if ((Universe is null) == (Symbols is null))
        {
            errors.Add($"specify either a universe ({NamedUniverse.Names}) or symbols");
            return [];
        }

        if (Symbols is not null)
        {
            var symbols = Normalize(Symbols, "symbols", errors);
            if (Symbols.Count == 0)
            {
                errors.Add("symbols: empty");
            }

            return symbols;
        }

        if (NamedUniverse.Find(Universe) is { } universe)
        {
            return [.. universe.Symbols];
        }

        errors.Add($"universe: '{Universe}' is none of {NamedUniverse.Names}");
        return [];
    }

    private static List<string> Normalize(IReadOnlyList<string> symbols, string name, List<string> errors)
    {
        var normal = new List<string>();
        foreach (var text in symbols)
        {
            if (Ticker.TryParse(text, out var symbol))
            {
                normal.Add(symbol);
            }
            else
            {
                errors.Add($"{name}: {Ticker.InvalidSymbolMessage(text)}");
            }
        }

        return [.. normal.Distinct()];
    }
}
