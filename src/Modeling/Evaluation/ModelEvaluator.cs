using SmartMoney.Core.Context;
using SmartMoney.Core.Datasets;
using SmartMoney.Core.Datasets.Splitting;
using SmartMoney.Core.Market;
using SmartMoney.Modeling.Baselines;
using SmartMoney.Modeling.Metrics;
using SmartMoney.Modeling.Training;

namespace SmartMoney.Modeling.Evaluation;

/// <summary>Evaluates a model: on its test part, walk-forward, and against baselines.</summary>
public static class ModelEvaluator
{
    private static readonly HashSet<string> Members = Universe.Ranking.Select(member => member.Symbol).ToHashSet(StringComparer.Ordinal);

    /// <summary>Evaluates; the same files and options give the same result.</summary>
    /// <param name="options">What to evaluate, and on what.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidInputException">The model, the data or an option cannot be worked with.</exception>
    public static EvaluationResult Evaluate(EvaluationOptions options, CancellationToken cancellationToken = default) => Judge(options, cancellationToken).Result;

    /// <summary>Evaluates, and keeps the scores that the headline rests on.</summary>
    internal static (EvaluationResult Result, Scoring Headline) Judge(EvaluationOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validate(options);
        using var input = EvaluationInput.Read(options);
        var (walk, absence) = WalkForward(input, options.Folds);
        var single = new ExampleFold(input.Training.Examples, input.Validation.Examples, input.Test.Examples);
        IReadOnlyList<ExampleFold> folds = walk.Count == 0 ? [single] : walk;
        var overlap = LabelOverlap.Of(folds.SelectMany(fold => fold.Test.Dates), input.HorizonDays);
        var cards = new ScoreCards(overlap.Lags, cancellationToken);
        var own = Scoring.At(input.Metadata.Threshold, single.Test, input.Model.Score(single.Test.Features.Select(input.Metadata.Features)), input.Metadata.Iterations);
        var (models, drops) = Refit(input, folds, walk.Count == 0 ? own : null, options, cancellationToken);
        var headline = Scoring.Together(models);
        var comparisons = Compare(input, folds, headline, cards, options.Parallelism, cancellationToken);
        var shuffled = ShuffledLabels.Run(folds, input.Metadata.Features, input.Recipe, ScoreCards.RocAuc(headline), options, cancellationToken);
        var walkForward = walk.Count == 0 ? null : new WalkForwardResult(cards.Of(headline), [.. folds.Select((fold, i) => Summarize(fold, models[i]))]);
        var universe = Coverage(input.Symbols);
        var (trials, isRecorded) = TrialLog.Add(Path.GetDirectoryName(Path.GetFullPath(options.ModelFolder))!, input.Metadata);
        var count = new TrialCount(trials, shuffled is null ? null : DeflatedThreshold.Of(shuffled.Mean, shuffled.StandardDeviation, trials));
        var result = new EvaluationResult(
            input.Metadata.Name,
            input.Metadata.Version,
            input.Metadata.Features,
            input.Test.Summary,
            input.Metadata.Split,
            Evaluation.Judge.Of(new Evidence(walkForward?.Card, comparisons.Table, shuffled, universe, count)),
            walkForward,
            absence,
            cards.Of(own),
            comparisons.Table,
            comparisons.ContextLift,
            shuffled,
            Portfolio.Of(headline.Scores, headline.Examples.Returns, headline.Examples.Symbols, headline.Examples.Dates, options.CostBps, overlap.Lags),
            Neutral(input, headline, overlap.Lags),
            universe,
            count,
            ImportanceTable.Of(input.Model, single.Test, drops, overlap.Lags),
            [],
            [.. input.Warnings(), .. Warnings(overlap, input.HorizonDays, isRecorded)],
            options.Seed);
        return (result with { Findings = [.. Findings.Of(result)] }, headline);
    }

    private static void Validate(EvaluationOptions options)
    {
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

        if (!(options.CostBps is >= 0 and <= EvaluationOptions.MaxCostBps))
        {
            throw new InvalidInputException(FormattableString.Invariant($"cost: {options.CostBps} is not between 0 and {EvaluationOptions.MaxCostBps} basis points"));
        }

        new SplitPlan { Method = SplitMethod.WalkForward, Folds = options.Folds }.Validate();
    }

    private static (IReadOnlyList<ExampleFold> Folds, string? Absence) WalkForward(EvaluationInput input, int folds)
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

    /// <summary>The model of each fold, or the model itself where there is no walk: its scores and its permutation drops.</summary>
    private static (Scoring[] Scorings, double?[][] Drops) Refit(
        EvaluationInput input, IReadOnlyList<ExampleFold> folds, Scoring? own, EvaluationOptions options, CancellationToken cancellationToken)
    {
        var features = input.Metadata.Features;
        var scorings = new Scoring[folds.Count];
        var drops = new double?[folds.Count][][];
        ParallelWork.For(folds.Count, options.Parallelism, job =>
        {
            var i = folds.Count - 1 - job;
            var fold = folds[i];
            using var refitted = own is null
                ? TreeFitting.Fit(fold.Training.WithFeatures(features), fold.Validation.WithFeatures(features), input.Recipe, cancellationToken)
                : null;
            var model = refitted ?? input.Model;
            scorings[i] = own ?? Scoring.At(model.Threshold, fold.Test, model.Score(fold.Test.Features.Select(features)), model.Trees.Iterations);
            drops[i] = PermutationDrops.Of(model, fold.Test, options.PermutationRepeats, options.Seed, cancellationToken);
        }, cancellationToken);
        return (scorings, [.. Enumerable.Range(0, features.Count).Select(column => drops.SelectMany(fold => fold[column]).ToArray())]);
    }

    private static (IReadOnlyList<Comparison> Table, MetricValue? ContextLift) Compare(
        EvaluationInput input, IReadOnlyList<ExampleFold> folds, Scoring headline, ScoreCards cards, int parallelism, CancellationToken cancellationToken)
    {
        var contenders = ComparisonSet.Contenders(input.Metadata.Features, input.Recipe, input.Context is not null);
        ExampleFold?[] onMembers = [.. folds.Select(fold => fold.Where(Members.Contains))];
        var canBeOnMembers = onMembers.All(fold => fold is not null);
        var scorings = new Scoring?[contenders.Count, folds.Count];
        ParallelWork.For(scorings.Length, parallelism, job =>
        {
            var fold = folds.Count - 1 - (job / contenders.Count);
            var contender = contenders[job % contenders.Count];
            scorings[job % contenders.Count, fold] = !contender.IsOnMembers
                ? folds[fold].Score(contender.Scorer, cancellationToken)
                : canBeOnMembers ? onMembers[fold]!.Score(contender.Scorer, cancellationToken) : null;
        }, cancellationToken);

        Scoring?[] whole = [.. contenders.Select((_, i) => scorings[i, 0] is null ? null : Scoring.Together([.. Enumerable.Range(0, folds.Count).Select(fold => scorings[i, fold]!)]))];
        var judgedOnMembers = headline.Where(Members.Contains);
        List<Comparison> table = [.. contenders.Select((contender, i) => Row(contender.Kind, contender.Description, whole[i], !contender.IsOnMembers))];
        table.Insert(1, Row(ComparisonKind.JudgedOnMembers, ComparisonSet.JudgedOnMembers, judgedOnMembers.Examples.Count == 0 ? null : judgedOnMembers, hasLead: false));
        Scoring? Find(ComparisonKind kind) => contenders.Index().Where(entry => entry.Item.Kind == kind).Select(entry => whole[entry.Index]).FirstOrDefault();
        return (table, Find(ComparisonKind.FeaturesAndContext) is { } both && Find(ComparisonKind.ContextTrees) is { } context ? cards.RocAucDifference(both, context) : null);

        Comparison Row(ComparisonKind kind, string description, Scoring? scoring, bool hasLead) => scoring is null
            ? new Comparison(kind, description, 0, null, null, null)
            : new Comparison(
                kind,
                description,
                scoring.Examples.Count,
                cards.RocAucInterval(scoring),
                cards.RankIc(scoring).Overall,
                hasLead ? cards.RocAucDifference(headline, scoring) : null);
    }

    private static IReadOnlyList<NeutralRanking> Neutral(EvaluationInput input, Scoring headline, int lags)
    {
        if (input.Context is null)
        {
            return [];
        }

        var examples = headline.Examples;
        return
        [
            .. new[] { ContextSchema.Volatility, ContextSchema.Size }.Select(column => NeutralRanking.Of(
                column.Name, examples.Features.Column(examples.Features.IndexOf(column.Name)), headline.Scores, examples.Returns, examples.Dates, lags)),
        ];
    }

    private static UniverseCoverage Coverage(IReadOnlySet<string> symbols)
    {
        var present = symbols.Count(Members.Contains);
        return new UniverseCoverage(Members.Count, present, Members.Count - present, symbols.Count - present);
    }

    private static IEnumerable<string> Warnings(LabelOverlap overlap, int horizonDays, bool isTrialRecorded)
    {
        if (overlap.Lags > 0)
        {
            yield return $"The horizon of {horizonDays} days exceeds the {overlap.StepDays} days between sample dates, so labels overlap. t-values use the standard error of Newey and West with "
                + $"{overlap.Lags} {(overlap.Lags == 1 ? "lag" : "lags")}, and the intervals leave out {overlap.Lags + 1} dates at a time.";
        }

        if (!isTrialRecorded)
        {
            yield return $"The trial could not be added to {TrialLog.FileName} in the folder of the model; it is counted here only.";
        }
    }

    private static FoldResult Summarize(ExampleFold fold, Scoring scoring) => new(
        fold.Training.RowsByDate.Count,
        fold.Training.Count,
        fold.Validation.Count,
        fold.Test.Dates.Min(),
        fold.Test.Dates.Max(),
        fold.Test.Count,
        scoring.Trees!.Value,
        scoring.Threshold!.Value,
        ScoreCards.RocAuc(scoring));
}
