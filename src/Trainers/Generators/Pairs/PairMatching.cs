using System.Collections.Concurrent;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Exchanges items of drawn users until the items, and the pairs of items, that enough real users have come as often as they should: second moments
/// are matched, of which a sample of a model has lost a part and from which recommenders learn.
/// </summary>
/// <remarks>
/// Greedy coordinate descent on the squared errors of pairs and, with a weight, of items. Data that answers many counting queries as the real data does
/// is made this way where privacy is to be proven (Hardt, Ligett and McSherry 2012; Aydore et al. 2021); here the counts are exact, and only pairs are asked
/// for that enough users share. How many items a user has does not change, nor do items that few have. There is nothing random in it.
/// </remarks>
internal static class PairMatching
{
    /// <summary>Matching costs memory for its users and for its items; more batches of users than this would hardly be matched better.</summary>
    public const int MostBatches = 32;

    /// <summary>The share of a user's items that is exchanged at most.</summary>
    private const double MostExchanged = 0.3;

    /// <summary>Users for whom exchanges are found at the same time; many would all take what is missing.</summary>
    private const int UsersPerRound = 8;

    private const int PartsOfCosts = 8;

    /// <summary>Matches users who were drawn for the whole population.</summary>
    /// <param name="wanted">What should come how often among the users of the training data.</param>
    /// <param name="users">The items of each user, ascending; those that are exchanged are changed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static void Match(PairCounts wanted, IReadOnlyList<int[]> users, CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads(), CancellationToken = cancellationToken };
        var places = users.Select(wanted.PlacesOf).ToArray();
        var costs = new PairCosts(wanted, places.Length);
        costs.Add(places, parallel);
        var finders = Enumerable.Range(0, UsersPerRound).Select(_ => new ExchangeFinder(costs)).ToArray();
        for (var first = 0; first < places.Length; first += UsersPerRound)
        {
            var count = Math.Min(UsersPerRound, places.Length - first);
            // So that no thread is left with a large user when the others are done.
            var largestFirst = Partitioner.Create(Enumerable.Range(0, count).OrderByDescending(at => places[first + at].Length), EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(largestFirst, parallel, at => finders[at].Find(places[first + at], (int)Math.Ceiling(MostExchanged * places[first + at].Length)));
            Parallel.For(0, PartsOfCosts, parallel, part =>
            {
                for (var at = 0; at < count; at++)
                    costs.Exchange(finders[at], part, PartsOfCosts);
            });
            for (var at = 0; at < count; at++)
                Exchange(users[first + at], finders[at], wanted.Items);
        }
    }

    private static void Exchange(int[] items, ExchangeFinder found, int[] itemAt)
    {
        for (var at = 0; at < found.Removed.Count; at++)
            items[Array.IndexOf(items, itemAt[found.Removed[at]])] = itemAt[found.Taken[at]];
        Array.Sort(items);
    }
}
