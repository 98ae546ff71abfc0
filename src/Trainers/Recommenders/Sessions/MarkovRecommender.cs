using System.Runtime.InteropServices;

namespace SynthRec.MLNet.Recommenders;

/// <summary>
/// A first-order Markov chain of items: the score of an item is its probability after the last one of the session, smoothed
/// towards popularity (a Dirichlet prior; MacKay and Bauman Peto 1995).
/// </summary>
/// <remarks>
/// With c(a, b) transitions from a to b, c(a) from a in all and the share p(b) of all interactions, it is
/// (c(a, b) + μ p(b)) / (c(a) + μ), where μ is <see cref="MarkovOptions.BackOff"/>. A session without items scores by p.
/// Memory: about 20 bytes for each pair of items seen in sequence.
/// </remarks>
public sealed class MarkovRecommender : ISessionRecommender
{
    private readonly MarkovOptions options;

    /// <summary>Makes a recommender.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public MarkovRecommender(MarkovOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <inheritdoc/>
    public string Name => "Markov";

    /// <inheritdoc/>
    public SessionModel Fit(Interactions sessions, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        var ordered = SessionData.InOrder(sessions);
        var following = new Dictionary<int, int>?[sessions.ItemCount];
        foreach (var items in ordered)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var at = 1; at < items.Length; at++)
                CollectionsMarshal.GetValueRefOrAddDefault(following[items[at - 1]] ??= [], items[at], out _)++;
        }

        progress?.Report(new("counting", ordered.Length, ordered.Length));
        var popularity = Array.ConvertAll(sessions.ItemCounts(), count => (float)count / sessions.Count);
        return new Chain(sessions.Items, following, popularity, options.BackOff);
    }

    private sealed class Chain(Vocabulary items, Dictionary<int, int>?[] following, float[] popularity, double backOff) : SessionModel(items)
    {
        protected override void Score(IReadOnlyList<int[]> prefixes, Span<float> scores)
        {
            for (var session = 0; session < prefixes.Count; session++)
                ScoreAfter(prefixes[session], scores.Slice(session * popularity.Length, popularity.Length));
        }

        private void ScoreAfter(int[] prefix, Span<float> scores)
        {
            var next = prefix.Length == 0 ? null : following[prefix[^1]];
            var total = (next?.Values.Sum() ?? 0) + backOff;
            for (var item = 0; item < scores.Length; item++)
                scores[item] = (float)(backOff * popularity[item] / total);
            foreach (var (item, count) in next ?? [])
                scores[item] += (float)(count / total);
        }
    }
}
