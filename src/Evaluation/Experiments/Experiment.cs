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
/// Ranked are all items of the training users that are not in a test user's visible part, never a sample of them; equal scores are in
/// a random order that the seed decides, for the order of the data tells what is popular. Held-out interactions with other items are
/// left out, as are test users without a relevant item left (<see cref="RepetitionSummary"/>). Scores that are not finite become the
/// mean training value for recommenders of values and the lowest score for others, and are counted.
/// </para>
/// <para>
/// Intervals (95 %) and p-values come from one model, so they never disagree: users are a sample, and where there are several repetitions,
/// each with its split, fit and draw, these are a sample too. A figure's variance is that over users, one judged in several repetitions
/// as one, plus that over repetitions (Cameron, Gelbach and Miller 2011, without the term they subtract). Figures are compared with
/// Student's t with the degrees of freedom of Satterthwaite 1946; ratios and shares have the interval of Fieller 1954.
/// </para>
/// <para>
/// With one repetition this is Student's paired t-test over users, which speaks of this split and this draw alone. Two repetitions tell
/// little of how results change, so intervals may be very wide; and where repetitions differ far more than users explain, they hold the
/// truth in some 87 % of cases instead of 95 %, and those of three in 94 % (simulated). <see cref="ArmResult.NdcgOfRepetitions"/> shows
/// each. <see cref="Bootstrap"/> and <see cref="PairedTest.RandomisationPValue"/> check <see cref="ArmResult.OfUsers"/> without assuming
/// a distribution.
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
        CancellationToken cancellationToken = default) => Run(data, source, recommenders, options ?? new(), null, progress, cancellationToken);

    /// <summary>The same, and tells of the lists of each arm.</summary>
    internal static ExperimentResult Run(
        Interactions data,
        SyntheticSource? source,
        IReadOnlyList<IRecommender> recommenders,
        ExperimentOptions options,
        Action<ArmLists>? listsMade,
        IProgress<ProgressReport>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(recommenders);
        options.Validate();
        if (recommenders.Count == 0 || recommenders.DistinctBy(recommender => recommender.Name).Count() < recommenders.Count)
            throw new ArgumentException("There must be at least one recommender, and no two of the same name.", nameof(recommenders));
        return new ExperimentRun(data, source, recommenders, options, listsMade, progress, cancellationToken).Run();
    }

    internal static SyntheticSource FromGenerator(IGenerator generator, ExperimentOptions options) => (training, userCount, seed, progress, cancellationToken) =>
    {
        using var model = generator.Fit(training, progress, cancellationToken);
        return model.Sample(new() { UserCount = userCount, Seed = seed, Temperature = options.Temperature, NumberOfThreads = options.NumberOfThreads }, progress, cancellationToken);
    };
}
