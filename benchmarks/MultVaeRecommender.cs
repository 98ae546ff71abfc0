using System.CommandLine;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>
/// Mult-VAE as a recommender (Liang et al. 2018): it learns from whole users, not from pairs of items alone, so that it also tells what
/// synthetic users are worth beyond the pairs that were matched.
/// </summary>
internal sealed class MultVaeRecommender(int threads) : IRecommender
{
    public string Name => "Mult-VAE";

    public static Option<bool> Option() => new("--with-mult-vae") { Description = "Trains Mult-VAE as a recommender too, which learns from whole users and not from pairs of items alone." };

    /// <summary>This recommender if the option asks for it, or none.</summary>
    public static IRecommender[] IfAsked(ParseResult arguments, Option<bool> option, int threads) => arguments.GetValue(option) ? [new MultVaeRecommender(threads)] : [];

    public RecommenderModel Fit(Interactions training, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default) =>
        new Model(training, new MultVaeGenerator(new() { NumberOfThreads = threads, LeastUsersOfPair = 0 }).Fit(training, progress, cancellationToken));

    private sealed class Model(Interactions training, GenerativeModel vae) : RecommenderModel(training.Users, training.Items)
    {
        public override void ScoreUsers(ReadOnlySpan<int> users, Span<float> scores) => ScoreNewUsers(training, users, scores);

        public override void ScoreNewUsers(Interactions histories, ReadOnlySpan<int> users, Span<float> scores)
        {
            var rows = vae.GetPreferenceSpace().Reconstruct(histories.SelectUsers(users));
            for (var user = 0; user < rows.Length; user++)
                rows[user].CopyTo(scores.Slice(user * Items.Count, Items.Count));
        }

        public override float Score(int user, int item)
        {
            var scores = new float[Items.Count];
            ScoreUsers([user], scores);
            return scores[item];
        }
    }
}
