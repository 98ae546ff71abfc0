namespace SynthRec.MLNet.Evaluation;

/// <summary>Attacks synthetic users to find what they tell of the real users that a generator learnt from.</summary>
/// <remarks>
/// Users are sets of items; values and times are not looked at. Memory grows with the interactions, time with the product of the numbers of users:
/// 6,040 members, as many synthetic and as many holdout users with a million interactions each take 30 s of processor time and 0.3 GB.
/// </remarks>
public static class PrivacyAttacks
{
    /// <summary>Runs all attacks on one set of synthetic users.</summary>
    /// <param name="members">All real users that the generator learnt from. Items are matched by their ids.</param>
    /// <param name="synthetic">The synthetic users.</param>
    /// <param name="holdout">Users from the same population that the generator never saw, as many as can be had; null leaves the attacks that need them undefined.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">Members or synthetic users have no interactions, or no item in common.</exception>
    /// <exception cref="ArgumentException">An option is out of range, labels do not fit the users, or members are among the holdout users.</exception>
    public static PrivacyReport Run(Interactions members, Interactions synthetic, Interactions? holdout = null, PrivacyOptions? options = null, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(synthetic);
        return RunOnReleases(members, [synthetic], holdout, options, progress, cancellationToken);
    }

    /// <summary>Runs all attacks on several sets of synthetic users that were learnt from the same members: on all of them together, as one who has them all would.</summary>
    /// <param name="members">All real users that the generators learnt from. Items are matched by their ids.</param>
    /// <param name="releases">The sets of synthetic users.</param>
    /// <param name="holdout">Users from the same population that no generator saw; null leaves the attacks that need them undefined.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">Members or synthetic users have no interactions, or no item in common.</exception>
    /// <exception cref="ArgumentException">There is no release, an option is out of range, labels do not fit the users, or members are among the holdout users.</exception>
    public static PrivacyReport RunOnReleases(Interactions members, IReadOnlyList<Interactions> releases, Interactions? holdout = null, PrivacyOptions? options = null, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(releases);
        var (setting, labels) = PrivacyInput.Prepare(members, releases, holdout, options ?? new(), cancellationToken);
        const int Stages = 5;
        var done = 0;
        T Stage<T>(Func<T> run)
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new("privacy attacks", done++, Stages));
            return run();
        }

        var membership = Stage(() => MembershipInference.Run(setting, progress));
        var attributes = Stage(() => AttributeInference.Run(setting, labels));
        IReadOnlyList<Metric> guesses = Stage(() => (Metric[])[.. SinglingOut.Run(setting), .. Linkability.Run(setting), .. ItemInference.Run(setting), .. Reidentification.Run(setting)]);
        var uniqueness = Stage(() => Uniqueness.Run(setting));
        var (distances, distributions) = Stage(() => ClosestRecords.Run(setting));
        progress?.Report(new("privacy attacks", Stages, Stages));
        return new()
        {
            Membership = membership.Summary,
            MembershipAttacks = membership.Attacks,
            WorstHitUsers = membership.WorstHitUsers,
            AttributeInference = [.. attributes.SelectMany(metrics => metrics)],
            Guesses = guesses,
            Uniqueness = uniqueness,
            Distances = distances,
            DistanceDistributions = distributions,
            SmallestPValue = FamilyWise.Smallest([membership.Summary[0], .. attributes.Select(metrics => metrics[0]), .. guesses]),
        };
    }
}
