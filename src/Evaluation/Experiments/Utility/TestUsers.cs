using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Users who are tested on: each in one or several splits into a visible and a held-out part.</summary>
/// <remarks>
/// The values of a recommender have one row for each split and user with a relevant held-out item. A user counts once in every interval:
/// the splits of a user are drawn independently of others', so the variance over users holds that over splits.
/// </remarks>
internal sealed class TestUsers
{
    private readonly List<(HoldOut Parts, Interactions Relevant)> splits = [];
    private readonly List<(int Split, int User)> rows = [];

    private TestUsers()
    {
    }

    /// <summary>Who is judged in which row, each user in one repetition.</summary>
    public JudgedUsers Judged { get; } = new();

    /// <summary>The number of different users judged.</summary>
    public int Count => Judged.Ids.Count;

    public static TestUsers Draw(Interactions users, int numberOfSplits, UtilityOptions options)
    {
        var drawn = new TestUsers();
        for (var split = 0; split < numberOfSplits; split++)
        {
            var parts = users.HoldOutRandom(1 - options.VisibleFraction, options.Seed + split);
            drawn.Add(parts, RelevantItems.From(parts.HeldOut, options.RelevantFrom));
        }

        return drawn;
    }

    /// <summary>The same users in the first split, judged by their relevant items among some alone.</summary>
    public TestUsers JudgedBy(bool[] items)
    {
        var (parts, relevant) = splits[0];
        var judged = new TestUsers();
        judged.Add(parts, relevant.Where(at => items[relevant.ItemIndices[at]]));
        return judged;
    }

    /// <summary>The values of a model, a row after the other.</summary>
    public CutoffMetrics Judge(RecommenderModel model, IRecommender recommender, UtilityOptions options, CancellationToken cancellationToken)
    {
        var values = new CutoffMetrics(options.K);
        foreach (var (parts, relevant) in splits)
        {
            var histories = recommender.LearnsFromValues ? parts.Training : RelevantItems.From(parts.Training, options.RelevantFrom);
            var lists = model.RecommendForNewUsers(histories, options.K, parts.Training, options.NumberOfThreads, null, cancellationToken);
            for (var user = 0; user < relevant.UserCount; user++)
            {
                if (relevant.CountOf(user) > 0)
                    values.AddUser(lists.ItemsOf(user), relevant.ItemsOf(user));
            }
        }

        return values;
    }

    /// <summary>The number of visible interactions of each row.</summary>
    public int[] VisibleCounts() => [.. rows.Select(row => splits[row.Split].Parts.Training.CountOf(row.User))];

    /// <summary>The split of each row.</summary>
    public int[] SplitsOfRows() => [.. rows.Select(row => row.Split)];

    /// <summary>Who is judged in some of the rows.</summary>
    public JudgedUsers JudgedIn(IEnumerable<int> some)
    {
        var judged = new JudgedUsers();
        foreach (var row in some)
            judged.Add(IdOf(rows[row]), 0);
        return judged;
    }

    private void Add(HoldOut parts, Interactions relevant)
    {
        for (var user = 0; user < relevant.UserCount; user++)
        {
            if (relevant.CountOf(user) == 0)
                continue;
            rows.Add((splits.Count, user));
            Judged.Add(parts.Training.Users.GetText(user), 0);
        }

        splits.Add((parts, relevant));
    }

    private string IdOf((int Split, int User) row) => splits[row.Split].Parts.Training.Users.GetText(row.User);
}
