namespace SynthRec.MLNet.Recommenders;

/// <summary>Top-k lists for many users at once.</summary>
/// <remarks>
/// Users are scored in blocks, so the memory is a few megabytes for each thread and never a score for each pair of user and item.
/// The lists do not depend on the number of threads. Where fewer than k items are left to rank, a list is shorter.
/// </remarks>
public static class RecommenderModelExtensions
{
    private const int ScoresPerBlock = 1 << 19;
    private const int MostUsersPerBlock = 64;

    private delegate void Scorer(ReadOnlySpan<int> users, Span<float> scores);

    /// <summary>Ranks the items for users of the training interactions.</summary>
    /// <param name="model">The recommender.</param>
    /// <param name="users">The indices of the users; there is a list for each, in this order.</param>
    /// <param name="k">The length of a list, at least 1.</param>
    /// <param name="seen">What to leave out: for each user of the model, by the same index, the items not to recommend. Null leaves out nothing.</param>
    /// <param name="numberOfThreads">The most threads to use; null for all processors.</param>
    /// <param name="progress">Is told the number of users done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">A number is out of range, or <paramref name="seen"/> has other users or items than the model.</exception>
    public static RankedLists RecommendForUsers(
        this RecommenderModel model,
        ReadOnlyMemory<int> users,
        int k,
        Interactions? seen = null,
        int? numberOfThreads = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (seen is not null && (seen.UserCount != model.Users.Count || seen.ItemCount != model.Items.Count))
            throw new ArgumentException($"The interactions to leave out have {seen.UserCount} users and {seen.ItemCount} items, the model {model.Users.Count} and {model.Items.Count}.", nameof(seen));
        return Rank(model, users, model.Users.Count, k, seen, model.ScoreUsers, numberOfThreads, progress, cancellationToken);
    }

    /// <summary>Ranks the items for users who were not in training, from what is known of them.</summary>
    /// <param name="model">The recommender, one that can fold in.</param>
    /// <param name="histories">What is known of the users, with the items of the model; there is a list for each user.</param>
    /// <param name="k">The length of a list, at least 1.</param>
    /// <param name="seen">What to leave out: for each user of <paramref name="histories"/>, by the same index, the items not to recommend. Null leaves out the histories.</param>
    /// <param name="numberOfThreads">The most threads to use; null for all processors.</param>
    /// <param name="progress">Is told the number of users done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">A number is out of range, or <paramref name="histories"/> cannot be used by the model.</exception>
    /// <exception cref="NotSupportedException">The model cannot fold in.</exception>
    public static RankedLists RecommendForNewUsers(
        this RecommenderModel model,
        Interactions histories,
        int k,
        Interactions? seen = null,
        int? numberOfThreads = null,
        IProgress<ProgressReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(histories);
        if (histories.ItemCount != model.Items.Count)
            throw new ArgumentException($"The histories have {histories.ItemCount} items and the model {model.Items.Count}. Histories must have the items of the training interactions.", nameof(histories));
        if (seen is not null && (seen.UserCount != histories.UserCount || seen.ItemCount != histories.ItemCount))
            throw new ArgumentException($"The interactions to leave out have {seen.UserCount} users and {seen.ItemCount} items, the histories {histories.UserCount} and {histories.ItemCount}.", nameof(seen));
        var users = Enumerable.Range(0, histories.UserCount).ToArray();
        return Rank(
            model,
            users,
            histories.UserCount,
            k,
            seen ?? histories,
            (block, scores) => model.ScoreNewUsers(histories, block, scores),
            numberOfThreads,
            progress,
            cancellationToken);
    }

    private static RankedLists Rank(
        RecommenderModel model,
        ReadOnlyMemory<int> users,
        int userCount,
        int k,
        Interactions? exclude,
        Scorer score,
        int? numberOfThreads,
        IProgress<ProgressReport>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        foreach (var user in users.Span)
        {
            if ((uint)user >= (uint)userCount)
                throw new ArgumentOutOfRangeException(nameof(users), user, $"There are {userCount} users, 0 … {userCount - 1}.");
        }

        var itemCount = model.Items.Count;
        var lists = new RankedLists(users.Length, k, itemCount);
        var blockSize = Math.Clamp(ScoresPerBlock / Math.Max(itemCount, 1), 1, MostUsersPerBlock);
        var blocks = (users.Length + blockSize - 1) / blockSize;
        var done = 0;
        Parallel.For(0, blocks, Threads.Options(numberOfThreads, cancellationToken), () => new float[blockSize * itemCount], (block, _, buffer) =>
        {
            var start = block * blockSize;
            var some = users.Span.Slice(start, Math.Min(blockSize, users.Length - start));
            var scores = buffer.AsSpan(0, some.Length * itemCount);
            score(some, scores);
            for (var i = 0; i < some.Length; i++)
            {
                var row = scores.Slice(i * itemCount, itemCount);
                if (exclude is not null)
                {
                    foreach (var item in exclude.ItemsOf(some[i]))
                        row[item] = float.NegativeInfinity;
                }

                lists.Select(start + i, row);
            }

            progress?.Report(new("ranking", Interlocked.Add(ref done, some.Length), users.Length));
            return buffer;
        }, _ => { });
        return lists;
    }
}
