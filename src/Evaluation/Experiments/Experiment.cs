using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Judges synthetic users by recommenders that are trained on them and tested on real users (train on synthetic, test on real:
/// Esteban, Hyland and Rätsch 2017).
/// </summary>
/// <remarks>
/// The experiment owns the split: a generator sees nothing but its training users. Ranking is over all items of the training users
/// that are not in a test user's visible part; held-out interactions with other items are left out, as are test users without a
/// relevant item left. The same data, options and thread settings of the parts give the same result.
/// </remarks>
public static class Experiment
{
    /// <summary>Runs an experiment with a generator.</summary>
    /// <param name="data">The real interactions.</param>
    /// <param name="generator">The generator; null runs the arms without synthetic users.</param>
    /// <param name="recommenders">The recommenders to train, with different names.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">The data cannot be used; the message says why and how to mend it.</exception>
    /// <exception cref="ArgumentException">The options do not fit the data.</exception>
    public static ExperimentResult Run(
        Interactions data,
        IGenerator? generator,
        IReadOnlyList<IRecommender> recommenders,
        ExperimentOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new();
        return Run(data, generator is null ? null : FromGenerator(generator, options.Temperature), recommenders, options, progress, cancellationToken);
    }

    /// <summary>Runs an experiment with any source of synthetic users.</summary>
    /// <param name="data">The real interactions.</param>
    /// <param name="source">Makes the synthetic users; null runs the arms without them.</param>
    /// <param name="recommenders">The recommenders to train, with different names.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">The data or what the source makes cannot be used; the message says why and how to mend it.</exception>
    /// <exception cref="ArgumentException">The options do not fit the data.</exception>
    public static ExperimentResult Run(
        Interactions data,
        SyntheticSource? source,
        IReadOnlyList<IRecommender> recommenders,
        ExperimentOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recommenders);
        options ??= new();
        options.Validate();
        if (recommenders.Count == 0 || recommenders.DistinctBy(recommender => recommender.Name).Count() < recommenders.Count)
            throw new ArgumentException("There must be at least one recommender, and no two of the same name.", nameof(recommenders));
        var arms = options.ArmsToRun.Where(arm => source is not null || !ArmData.NeedsSynthetic(arm)).ToArray();
        if (arms.Length == 0)
            throw new ArgumentException("There is nothing to run: every arm needs synthetic users, and there is no source of them.", nameof(source));

        var metrics = recommenders.Select(_ => new SortedDictionary<ExperimentArm, UserMetrics>()).ToArray();
        var nearness = new NearnessCollector(options, cancellationToken);
        for (var repetition = 0; repetition < options.NumberOfSeeds; repetition++)
        {
            var seed = options.Seed + repetition;
            var stage = options.NumberOfSeeds == 1 ? "" : $"seed {seed}: ";
            var split = ExperimentSplit.Draw(data, options, seed);
            var synthetic = arms.Any(ArmData.NeedsSynthetic) ? Generate(source!, split, options, seed, new StageProgress(progress, stage), cancellationToken) : null;
            if (synthetic is not null)
                nearness.Add(split, synthetic);
            var judge = new ArmJudge(split, options, cancellationToken);
            for (var i = 0; i < recommenders.Count; i++)
            {
                foreach (var (at, arm) in arms.Index())
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(new($"{stage}training {recommenders[i].Name}", at, arms.Length, arm.ToString()));
                    var armData = ArmData.Of(arm, split, synthetic);
                    if (!ArmJudge.CanJudge(recommenders[i], armData))
                        continue;
                    if (!metrics[i].TryGetValue(arm, out var collected))
                        metrics[i].Add(arm, collected = new());
                    judge.Judge(recommenders[i], armData, collected);
                }
            }
        }

        if (metrics.Any(ofRecommender => ofRecommender.Values.Any(collected => collected.Ndcg.Count == 0)))
            throw new InvalidDataException($"No test user has a relevant held-out item, so there is nothing to judge by. Take more test users, lower {nameof(options.VisibleFraction)}{(options.RelevantFrom is null ? "" : $" or {nameof(options.RelevantFrom)}")}.");
        return new()
        {
            Options = options,
            Recommenders = [.. recommenders.Select((recommender, i) => RecommenderResult.Of(recommender.Name, metrics[i], options))],
            Nearness = nearness.ToResult(),
        };
    }

    private static SyntheticSource FromGenerator(IGenerator generator, float temperature) => (training, userCount, seed, progress, cancellationToken) =>
    {
        using var model = generator.Fit(training, progress, cancellationToken);
        return model.Sample(new() { UserCount = userCount, Seed = seed, Temperature = temperature }, progress, cancellationToken);
    };

    private static Interactions Generate(SyntheticSource source, ExperimentSplit split, ExperimentOptions options, int seed, StageProgress progress, CancellationToken cancellationToken)
    {
        var synthetic = source(split.Training, options.SyntheticUsers ?? split.Training.UserCount, seed, progress, cancellationToken);
        if (synthetic.ItemCount != split.Training.ItemCount)
            throw new InvalidDataException($"The synthetic interactions have {synthetic.ItemCount} items and the real ones {split.Training.ItemCount}. Both must have the same items.");
        if (synthetic.Count == 0)
            throw new InvalidDataException("There are no synthetic interactions.");
        if (split.Training.HasValues && !synthetic.HasValues)
            throw new InvalidDataException($"The real interactions have values and the synthetic ones none. Generate values, or take the real ones without ({nameof(Interactions.WithoutValues)}).");
        return synthetic;
    }

    private sealed class StageProgress(IProgress<ProgressReport>? progress, string stage) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => progress?.Report(value with { Stage = stage + value.Stage });
    }
}
