using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>One run of an experiment.</summary>
internal sealed class ExperimentRun
{
    private readonly Interactions data;
    private readonly SyntheticSource? source;
    private readonly ExperimentOptions options;
    private readonly Action<ArmLists>? listsMade;
    private readonly IProgress<ProgressReport>? progress;
    private readonly CancellationToken cancellationToken;
    private readonly ExperimentArm[] arms;
    private readonly ExperimentPopulation population = new();
    private readonly RecommenderJudgement[] judgements;
    private readonly NearnessCollector nearness;
    private readonly List<RepetitionSummary> repetitions = [];

    public ExperimentRun(
        Interactions data,
        SyntheticSource? source,
        IReadOnlyList<IRecommender> recommenders,
        ExperimentOptions options,
        Action<ArmLists>? listsMade,
        IProgress<ProgressReport>? progress,
        CancellationToken cancellationToken)
    {
        (this.data, this.source, this.options, this.listsMade, this.progress, this.cancellationToken) = (data, source, options, listsMade, progress, cancellationToken);
        arms = [.. options.ArmsToRun.Where(arm => source is not null || !ArmData.NeedsSynthetic(arm))];
        if (arms.Length == 0)
            throw new ArgumentException("There is nothing to run: every arm needs synthetic users, and there is no source of them.", nameof(source));
        judgements = [.. recommenders.Select(recommender => new RecommenderJudgement(recommender, population, options))];
        nearness = new(options, cancellationToken);
    }

    public ExperimentResult Run()
    {
        for (var repetition = 0; repetition < options.NumberOfSeeds; repetition++)
            Repeat(repetition);
        var nearnessResult = nearness.ToResult();
        return new()
        {
            Options = options,
            Recommenders = [.. judgements.Select(judgement => judgement.ToResult())],
            Nearness = nearnessResult,
            Notes = NotesOn(nearnessResult),
            Repetitions = repetitions,
            JudgedUsers = population.Judged.Ids,
        };
    }

    private void Repeat(int repetition)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var seed = options.Seed + repetition;
        var split = ExperimentSplit.Draw(data, options, seed);
        var relevant = ExperimentSplit.Relevant(split.HeldOut, options);
        RequireThatItCanBeJudged(split, relevant);
        var synthetic = Generate(split.Training, seed);
        repetitions.Add(RepetitionSummary.Of(seed, split, relevant, synthetic));
        population.Add(split, relevant, repetition);
        if (synthetic is not null)
            nearness.Add(split, synthetic);

        var judge = new ArmJudge(split, relevant, synthetic, options, listsMade, cancellationToken);
        var done = repetition * judgements.Length * arms.Length;
        foreach (var judgement in judgements)
        {
            foreach (var arm in arms)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Report(done++, $"{judgement.Recommender.Name}, {arm}");
                judge.Judge(judgement, arm);
            }
        }

        Report(done, null);
    }

    private void RequireThatItCanBeJudged(ExperimentSplit split, Interactions relevant)
    {
        if (RepetitionSummary.CountJudged(relevant) < 2)
            throw new InvalidDataException($"Fewer than two test users have a relevant held-out item, too few to judge by. Take more test users, lower {nameof(options.VisibleFraction)}{(options.RelevantFrom is null ? "" : $" or {nameof(options.RelevantFrom)}")}.");
        if (options.Cutoffs.Max() is var k && k > split.Training.ItemCount)
            throw new ArgumentException($"A list of {k} items is wanted, and the training users have {split.Training.ItemCount} items. Lower {nameof(options.K)} or {nameof(options.MoreCutoffs)}.");
    }

    private Interactions? Generate(Interactions training, int seed)
    {
        if (source is null || !arms.Any(ArmData.NeedsSynthetic))
            return null;
        var ofStage = new StageProgress(progress, options.NumberOfSeeds == 1 ? "" : $"seed {seed}: ");
        return SyntheticUsers.Checked(source(training, options.SyntheticUsers ?? training.UserCount, seed, ofStage, cancellationToken), training);
    }

    private IReadOnlyList<string> NotesOn(SyntheticNearness? result) => result switch
    {
        null => ["No nearness: there are no synthetic users."],
        { MembershipAuc: not null } => [],
        _ when options.Protocol == ExperimentProtocol.Weak => ["No membership attack: under weak generalisation all users are learnt from."],
        _ => ["No membership attack: it needs two training and two test users."],
    };

    private void Report(int done, string? detail) =>
        progress?.Report(new("judging recommenders", done, (long)options.NumberOfSeeds * judgements.Length * arms.Length, detail));

    private sealed class StageProgress(IProgress<ProgressReport>? progress, string stage) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => progress?.Report(value with { Stage = stage + value.Stage });
    }
}
