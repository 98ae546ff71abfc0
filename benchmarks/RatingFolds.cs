namespace SynthRec.MLNet.Benchmarks;

/// <summary>Ratings in five parts at random, each of which is held out once, as in the files u1 … u5 of MovieLens 100K.</summary>
internal sealed class RatingFolds
{
    public const int Count = 5;

    private readonly Interactions ratings;
    private readonly int[] foldOf;

    public RatingFolds(Interactions ratings, int seed)
    {
        this.ratings = ratings;
        foldOf = Array.ConvertAll(SeededRandom.For(seed).Permutation(ratings.Count), place => place % Count);
    }

    public HoldOut this[int fold] => new(ratings.Where(at => foldOf[at] != fold), ratings.Where(at => foldOf[at] == fold));
}
