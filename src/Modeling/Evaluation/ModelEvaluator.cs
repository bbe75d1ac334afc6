using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Market;
using SmartMoney.Modeling.Baselines;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Evaluates a model: on its test part, walk-forward, and against baselines.</summary>
public static class ModelEvaluator
{
    /// <summary>Evaluates; the same files and options give the same result.</summary>
    /// <param name="options">What to evaluate, and on what.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidInputException">The model, the data or an option cannot be worked with.</exception>
    public static EvaluationResult Evaluate(EvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validate(options);
        using var input = EvaluationInput.Read(options);
        var cards = new ScoreCards(options.Resamples, options.Seed, cancellationToken);
        var (folds, absence) = Folds(input, options.Folds);
        var contenders = ComparisonSet.Contenders(input.Metadata);
        var scorings = ScoreAll(input, folds, contenders, options, cancellationToken);
        var walkForward = folds.Count == 0 ? null : new WalkForwardResult(
            cards.Of(scorings.Model.WalkForward!), [.. folds.Select((fold, i) => Summarize(fold, scorings.Model.Folds[i]))]);
        var single = cards.Of(scorings.Model.Single);
        var comparisons = Compare(scorings, cards);
        var result = new EvaluationResult(
            input.Metadata.Name,
            input.Metadata.Version,
            input.Metadata.Features,
            input.Test.Summary,
            input.Metadata.Split,
            walkForward,
            absence,
            single,
            comparisons,
            new ShuffledResult(
                options.ShuffledRuns,
                Distribution(scorings, scoring => scoring.WalkForward),
                Distribution(scorings, scoring => scoring.Single)),
            PermutationImportance.Of(input.Model, input.Test.Examples, options.PermutationRepeats, options.Seed, options.Parallelism, cancellationToken),
            [],
            [.. input.Warnings()],
            options.Resamples,
            options.Seed);
        return result with { Verdicts = [.. Verdict.Of(result)] };
    }

    private static void Validate(EvaluationOptions options)
    {
        if (options.Resamples is < EvaluationOptions.MinResamples or > EvaluationOptions.MaxResamples)
        {
            throw new InvalidInputException(
                $"resamples: {options.Resamples} is not between {EvaluationOptions.MinResamples} and {EvaluationOptions.MaxResamples}; an interval needs at least that many");
        }

        foreach (var (name, value, least) in new[]
        {
            ("shuffled runs", options.ShuffledRuns, 1), ("permutation repeats", options.PermutationRepeats, 1),
            ("parallelism", options.Parallelism, 1), ("seed", options.Seed, 0),
        })
        {
            if (value < least)
            {
                throw new InvalidInputException($"{name}: {value} is below {least}");
            }
        }

        new SplitPlan { Method = SplitMethod.WalkForward, Folds = options.Folds }.Validate();
    }

    private static (IReadOnlyList<ExampleFold> Folds, string? Absence) Folds(EvaluationInput input, int folds)
    {
        try
        {
            return (input.WalkForward(folds), null);
        }
        catch (InvalidInputException e)
        {
            return ([], $"Walking forward was not possible: {e.Message}.");
        }
    }

    private static ScoringTable ScoreAll(
        EvaluationInput input,
        IReadOnlyList<ExampleFold> folds,
        IReadOnlyDictionary<ComparisonKind, IContender> contenders,
        EvaluationOptions options,
        CancellationToken cancellationToken)
    {
        var single = new ExampleFold(input.Training.Examples, input.Validation.Examples, input.Test.Examples);
        var own = Scoring.At(input.Metadata.Threshold, single.Test, input.Model.Score(single.Test.Features.Select(input.Metadata.Features)), input.Metadata.Iterations);
        var refit = new TreeContender(input.Metadata.Features, input.Metadata.Parameters, input.Metadata.IsNormalized);
        var shuffled = Enumerable.Range(0, options.ShuffledRuns).Select(run => refit with { ShuffleSeed = options.Seed + run });
        IContender[] all = [refit, .. contenders.Values, .. shuffled];
        var scorings = new Scoring[all.Length, folds.Count + 1];
        ParallelWork.For(scorings.Length, options.Parallelism, job =>
        {
            // The largest folds start first, so that none runs alone at the end.
            var fold = folds.Count - (job / all.Length);
            var contender = job % all.Length;
            scorings[contender, fold] = fold == folds.Count
                ? contender == 0 ? own : single.Score(all[contender], cancellationToken)
                : folds[fold].Score(all[contender], cancellationToken);
        }, cancellationToken);
        ContenderScorings Row(int contender) =>
            new([.. Enumerable.Range(0, folds.Count).Select(fold => scorings[contender, fold])], scorings[contender, folds.Count]);
        return new ScoringTable(
            Row(0),
            [.. contenders.Keys.Select((kind, i) => (kind, Row(i + 1)))],
            [.. Enumerable.Range(contenders.Count + 1, options.ShuffledRuns).Select(Row)]);
    }

    private static FoldResult Summarize(ExampleFold fold, Scoring scoring) => new(
        fold.Training.Dates.Distinct().Count(),
        fold.Training.Count,
        fold.Validation.Count,
        fold.Test.Dates.Min(),
        fold.Test.Dates.Max(),
        fold.Test.Count,
        scoring.Trees!.Value,
        scoring.Threshold!.Value,
        ScoreCards.RocAuc(scoring));

    private static NullDistribution? Distribution(ScoringTable scorings, Func<ContenderScorings, Scoring?> part)
    {
        if (part(scorings.Model) is not { } own || ScoreCards.RocAuc(own) is not { } model)
        {
            return null;
        }

        double[] values = [.. scorings.Shuffled.Select(run => ScoreCards.RocAuc(part(run)!)!.Value)];
        var reached = values.Count(value => value >= model);
        return new NullDistribution(values.Average(), values.Min(), values.Max(), reached, (reached + 1.0) / (values.Length + 1));
    }

    private static List<Comparison> Compare(ScoringTable scorings, ScoreCards cards)
    {
        var members = Universe.Ranking.Select(member => member.Symbol).ToHashSet(StringComparer.Ordinal);
        var result = new List<Comparison> { Members(ComparisonKind.Members, scorings.Model) };
        foreach (var (kind, scoring) in scorings.Contenders)
        {
            var lead = scorings.Model.WalkForward is { } headline
                ? cards.RocAucDifference(headline, scoring.WalkForward!)
                : cards.RocAucDifference(scorings.Model.Single, scoring.Single);
            result.Add(new Comparison(
                kind, ComparisonSet.Describe(kind), scoring.WalkForward is { } walk ? cards.Of(walk) : null, cards.Of(scoring.Single), lead));
            if (kind == ComparisonKind.WithoutGrowingPanel)
            {
                result.Add(Members(ComparisonKind.WithoutGrowingPanelMembers, scoring));
            }
        }

        return result;

        Comparison Members(ComparisonKind kind, ContenderScorings scoring) => new(
            kind,
            ComparisonSet.Describe(kind),
            scoring.WalkForward is { } walk ? Some(walk.Where(members.Contains)) : null,
            Some(scoring.Single.Where(members.Contains)),
            null);

        ScoreCard? Some(Scoring scoring) => scoring.Examples.Count == 0 ? null : cards.Of(scoring);
    }

    /// <summary>The scorings of one contender: fold by fold, and on the single split.</summary>
    private sealed record ContenderScorings(IReadOnlyList<Scoring> Folds, Scoring Single)
    {
        public Scoring? WalkForward { get; } = Folds.Count == 0 ? null : Scoring.Together(Folds);
    }

    private sealed record ScoringTable(
        ContenderScorings Model, IReadOnlyList<(ComparisonKind Kind, ContenderScorings Scorings)> Contenders, IReadOnlyList<ContenderScorings> Shuffled);
}
