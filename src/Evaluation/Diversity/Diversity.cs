using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether synthetic users are as diverse as real ones: in what they take, in how they differ from each other, and in whom they leave out.</summary>
/// <remarks>
/// Real users are halved at random; synthetic users, as many as a half has, and the other half are both compared with the first half. So what is
/// measured of the synthetic users has beside it what real users reach with as many users: the floor.
/// </remarks>
public static class Diversity
{
    /// <summary>Compares the diversity of synthetic users with that of real ones.</summary>
    /// <param name="real">The interactions of real users.</param>
    /// <param name="synthetic">The interactions of synthetic users, with the same items; best at least half as many.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Metrics whose reason says what is missing where there are too few users.</returns>
    /// <exception cref="InvalidDataException">There are no synthetic interactions, or the items differ.</exception>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public static DiversityReport Compare(
        Interactions real,
        Interactions synthetic,
        DiversityOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(synthetic);
        options = (options ?? new()).Validated();
        SyntheticUsers.Checked(synthetic.WithoutValues(), real.WithoutValues());
        var samples = DiversitySamples.Draw(real.WithoutValues(), synthetic.WithoutValues(), options.Seed);
        var parallel = Threads.Options(options.NumberOfThreads, cancellationToken);
        (string Stage, Func<IEnumerable<Metric>> Metrics)[] stages =
        [
            ("items of users", () => new ItemDiversity(samples, options, parallel).Metrics()),
            ("likeness of users", () => new UserDiversity(samples, options, parallel).Metrics()),
            ("where users are", () => new ManifoldMetrics(samples, options, parallel).Metrics()),
        ];
        List<Metric> metrics = [];
        foreach (var (at, (stage, ofStage)) in stages.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new(stage, at, stages.Length));
            metrics.AddRange(ofStage());
        }

        progress?.Report(new("done", stages.Length, stages.Length));
        return new()
        {
            UsersCompared = samples.Users,
            Metrics = metrics,
            Collapse = samples.Users < 2 ? null : CollapseReport.Compare(samples.Reference, samples.Synthetic),
        };
    }
}
