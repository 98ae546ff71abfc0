using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Whether synthetic users represent groups of people as they are, and whether recommenders that learn from them serve each group as well.</summary>
/// <remarks>
/// Every gap between groups comes with its noise floor, the gap of random groups of the same sizes, for the largest of several means is above the
/// smallest even where groups do not differ. A metric that the data does not define says why.
/// </remarks>
public static class Fairness
{
    /// <summary>
    /// Compares synthetic with real users: the groups' shares, what each group does, and how well behaviour tells the group (fairness through unawareness).
    /// </summary>
    /// <param name="real">The real interactions.</param>
    /// <param name="realGroups">The label of each real user.</param>
    /// <param name="synthetic">The synthetic interactions, with the same items.</param>
    /// <param name="syntheticGroups">The label of each synthetic user, of the same attribute; such as the conditions that users were generated under.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A user has no label, a synthetic label is unknown, or the items differ.</exception>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public static FairnessReport Compare(
        Interactions real,
        UserGroups realGroups,
        Interactions synthetic,
        UserGroups syntheticGroups,
        FairnessOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(realGroups);
        ArgumentNullException.ThrowIfNull(syntheticGroups);
        options = (options ?? new()).Validated();
        SyntheticUsers.Checked(synthetic?.WithoutValues(), real.WithoutValues());
        if (real.UserCount == 0)
            throw new InvalidDataException("There are no real users to compare with.");
        var names = NamesOf(realGroups, syntheticGroups, options);
        var (ofReal, ofSynthetic) = (Renumber(realGroups, real, "real", names), Renumber(syntheticGroups, synthetic!, "synthetic", names));
        var popularity = TrainingData.ItemShares(real);
        var behaviours = (Real: new GroupBehaviour(real, "real", names, ofReal, popularity, options), Synthetic: new GroupBehaviour(synthetic!, "synthetic", names, ofSynthetic, popularity, options));
        return new()
        {
            Attribute = realGroups.Attribute,
            Metrics =
            [
                .. Representation.Metrics(names, ofReal, ofSynthetic, options, cancellationToken),
                .. behaviours.Real.Metrics(cancellationToken),
                .. behaviours.Synthetic.Metrics(cancellationToken),
                .. GroupConcentration.Metrics(names, behaviours.Real, behaviours.Synthetic, options),
                .. new AttributePrediction(realGroups, options, cancellationToken).Metrics(names, real, ofReal, synthetic!, ofSynthetic),
            ],
            Groups = [.. behaviours.Real.Rows(), .. behaviours.Synthetic.Rows(), .. Representation.TargetRows(names, options)],
        };
    }

    /// <summary>Judges lists of recommended items: utility, equalised odds and exposure of each group of users, and the lists' bias to popular items.</summary>
    /// <param name="lists">A list for each user of <paramref name="seen"/>.</param>
    /// <param name="seen">What was known of the users, which lists leave out.</param>
    /// <param name="relevant">What the users should be shown and had not seen, with the same users and items.</param>
    /// <param name="training">The interactions that popularity is counted in, with the same items.</param>
    /// <param name="groups">The label of each user.</param>
    /// <param name="k">How many items of a list count, at least 1.</param>
    /// <param name="name">What the lists are of, such as the recommender's name.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A user has no label.</exception>
    /// <exception cref="ArgumentException">Users or items do not fit together, or an option cannot be used.</exception>
    public static FairnessReport OfLists(
        RankedLists lists,
        Interactions seen,
        Interactions relevant,
        Interactions training,
        UserGroups groups,
        int k,
        string name,
        FairnessOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(lists);
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(relevant);
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentException.ThrowIfNullOrEmpty(name);
        options = (options ?? new()).Validated();
        if (lists.Count != seen.UserCount || relevant.UserCount != seen.UserCount)
            throw new ArgumentException($"There are {lists.Count} lists, {seen.UserCount} users with what was seen and {relevant.UserCount} with what is relevant; they must be the same users.", nameof(lists));
        if (relevant.ItemCount != training.ItemCount || seen.ItemCount != training.ItemCount)
            throw new ArgumentException($"There are {training.ItemCount} items in training, {seen.ItemCount} in what was seen and {relevant.ItemCount} in what is relevant; they must be the same.", nameof(training));
        var outcomes = new GroupOutcomes(groups, training.Items, k);
        outcomes.Add(lists, seen, relevant, training);
        var fairness = new ListFairness(outcomes, name, options);
        return new() { Attribute = groups.Attribute, Metrics = [.. fairness.Metrics(cancellationToken)], Groups = [.. fairness.Rows()] };
    }

    /// <summary>Runs an experiment with a generator and judges the lists of every recommender in every arm, before and after synthetic users join.</summary>
    /// <param name="data">The real interactions.</param>
    /// <param name="groups">The label of each real user.</param>
    /// <param name="generator">The generator.</param>
    /// <param name="recommenders">The recommenders to train, with different names.</param>
    /// <param name="experiment">The options of the experiment, which owns the split; null for the defaults.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A user has no label, or the data cannot be used; the message says why and how to mend it.</exception>
    /// <exception cref="ArgumentException">The options do not fit the data.</exception>
    public static FairnessExperiment Test(
        Interactions data,
        UserGroups groups,
        IGenerator generator,
        IReadOnlyList<IRecommender> recommenders,
        ExperimentOptions? experiment = null,
        FairnessOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(generator);
        experiment ??= new();
        return Test(data, groups, Experiment.FromGenerator(generator, experiment), recommenders, experiment, options, progress, cancellationToken);
    }

    /// <summary>The same with any source of synthetic users.</summary>
    /// <param name="data">The real interactions.</param>
    /// <param name="groups">The label of each real user.</param>
    /// <param name="source">Makes the synthetic users; null runs the arms without them.</param>
    /// <param name="recommenders">The recommenders to train, with different names.</param>
    /// <param name="experiment">The options of the experiment, which owns the split; null for the defaults.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="InvalidDataException">A user has no label, or the data or what the source makes cannot be used; the message says why and how to mend it.</exception>
    /// <exception cref="ArgumentException">The options do not fit the data.</exception>
    public static FairnessExperiment Test(
        Interactions data,
        UserGroups groups,
        SyntheticSource? source,
        IReadOnlyList<IRecommender> recommenders,
        ExperimentOptions? experiment = null,
        FairnessOptions? options = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(groups);
        experiment ??= new();
        options = (options ?? new()).Validated();
        _ = groups.Of(data, "real");
        var arms = new Dictionary<(string Recommender, ExperimentArm Arm), GroupOutcomes>();
        void Collect(ArmLists arm)
        {
            if (!arms.TryGetValue((arm.Recommender, arm.Arm), out var outcomes))
                arms.Add((arm.Recommender, arm.Arm), outcomes = new(groups, data.Items, experiment.K));
            outcomes.Add(arm.Lists, arm.Split.Visible, arm.Relevant, arm.Split.Training);
        }

        var result = Experiment.Run(data, source, recommenders, experiment, Collect, progress, cancellationToken);
        ListFairness[] ofArms = [.. arms.Select(arm => new ListFairness(arm.Value, $"{arm.Key.Recommender}, {arm.Key.Arm}", options))];
        return new(result, new()
        {
            Attribute = groups.Attribute,
            Metrics =
            [
                .. ofArms.SelectMany(arm => arm.Metrics(cancellationToken)),
                .. arms.GroupBy(arm => arm.Key.Recommender).SelectMany(ofRecommender => UtilityGapChange.Metrics(ofRecommender.Key, ofRecommender.ToDictionary(arm => arm.Key.Arm, arm => arm.Value), options)),
            ],
            Groups = [.. ofArms.SelectMany(arm => arm.Rows())],
        });
    }

    /// <summary>The labels that real users or the target population have.</summary>
    private static string[] NamesOf(UserGroups real, UserGroups synthetic, FairnessOptions options)
    {
        string[] names = [.. real.Names.Union(options.TargetShares?.Keys ?? []).Order(StringComparer.Ordinal)];
        if (synthetic.Names.Except(names).FirstOrDefault() is { } unknown)
            throw new InvalidDataException($"Synthetic users have the {real.Attribute} '{unknown}', which neither real users nor the target population have: there are {string.Join(", ", names)}. Spell labels alike.");
        return names;
    }

    private static int[] Renumber(UserGroups groups, Interactions data, string whose, IReadOnlyList<string> names)
    {
        var numbers = groups.Names.Select(name => names.Index().First(other => other.Item == name).Index).ToArray();
        return Array.ConvertAll(groups.Of(data, whose), group => numbers[group]);
    }
}
