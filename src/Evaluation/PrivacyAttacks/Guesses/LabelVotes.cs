namespace SynthRec.MLNet.Evaluation;

/// <summary>The users nearest to each target, who vote on its label by their similarity; one search serves all attributes.</summary>
internal sealed class LabelVotes
{
    public const int Neighbours = 15;

    private readonly (int User, double Similarity)[][] nearest;

    private LabelVotes((int User, double Similarity)[][] nearest) => this.nearest = nearest;

    public static LabelVotes Of(AttackSetting setting, Interactions targets, Interactions known)
    {
        var nearest = new (int User, double Similarity)[targets.UserCount][];
        new CommonItems(known).ForEachSimilarity(targets, setting.Parallel, (target, _, similarities) =>
        {
            var users = NearestSet.Of(similarities, Neighbours);
            nearest[target] = new (int, double)[users.Length];
            for (var at = 0; at < users.Length; at++)
                nearest[target][at] = (users[at], similarities[users[at]]);
        });
        return new(nearest);
    }

    /// <summary>For each target whether the label with the most votes is its own; of several the first in ordinal order.</summary>
    public bool[] AreRight(string[] labels, IReadOnlyList<string> labelsOfKnown) => [.. nearest.Zip(labels, (votes, label) =>
    {
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (user, similarity) in votes)
            sums[labelsOfKnown[user]] = sums.GetValueOrDefault(labelsOfKnown[user]) + similarity;
        return sums.Count > 0 && sums.MaxBy(sum => sum.Value).Key == label;
    })];
}
