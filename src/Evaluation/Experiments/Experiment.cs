using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>
/// Judges synthetic users by recommenders that are trained on them and tested on real users (train on synthetic, test on real:
/// Esteban, Hyland and Rätsch 2017).
/// </summary>
/// <remarks>
/// <para>
/// The experiment owns the split: a generator sees its training users and nothing else. Under strong generalisation
/// (<see cref="ExperimentProtocol.Strong"/>) test users are drawn by a seed and kept out; of each a part is visible and the rest held out (<see cref="HeldOutPart"/>).
/// Under weak generalisation every user is a test user, and generators and recommenders learn from the visible parts.
/// <see cref="ExperimentArm"/> says what each arm trains on.
/// </para>
/// <para>
/// Ranked are all items of the training users that are not in a test user's visible part, never a sample of them; equal scores are ordered
/// by item. Held-out interactions with other items are left out, as are test users without a relevant item left (<see cref="RepetitionSummary"/>).
/// Scores that are not finite become the mean training value for recommenders of values and the lowest score for others, and are counted.
/// </para>
/// <para>
/// Intervals are 95 % percentile bootstrap intervals. Users are resampled, one judged in several repetitions as one, and repetitions too where
/// there are several (Owen 2007); few repetitions tell little of how results change with split and draw, see
/// <see cref="ArmResult.NdcgOfRepetitions"/>. Paired tests take the mean of each user over repetitions.
/// </para>
/// <para>The same data, parts and options give the same result; see <see cref="ExperimentOptions.NumberOfThreads"/>. A generator's fitting has its own seed.</para>
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
        return Run(data, generator is null ? null : FromGenerator(generator, options), recommenders, options, progress, cancellationToken);
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
        return new ExperimentRun(data, source, recommenders, options, progress, cancellationToken).Run();
    }

    private static SyntheticSource FromGenerator(IGenerator generator, ExperimentOptions options) => (training, userCount, seed, progress, cancellationToken) =>
    {
        using var model = generator.Fit(training, progress, cancellationToken);
        return model.Sample(new() { UserCount = userCount, Seed = seed, Temperature = options.Temperature, NumberOfThreads = options.NumberOfThreads }, progress, cancellationToken);
    };
}
