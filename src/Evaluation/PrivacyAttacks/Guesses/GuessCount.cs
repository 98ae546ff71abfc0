namespace SynthRec.MLNet.Evaluation;

/// <summary>How many guesses were made and how many were right.</summary>
/// <param name="Right">How many were right.</param>
/// <param name="Made">How many were made.</param>
/// <param name="Worth">How many independent guesses tell as much; <paramref name="Made"/> if these do not depend on each other.</param>
internal readonly record struct GuessCount(int Right, int Made, double Worth)
{
    public double Share => (double)Right / Made;

    /// <summary>The share of right guesses with Wilson's interval.</summary>
    public Estimate Interval => Proportion.Wilson(Share, Worth);

    /// <summary>Guesses that do not depend on each other: each is of another user.</summary>
    public static GuessCount Of(IReadOnlyCollection<bool> right) => new(right.Count(one => one), right.Count, right.Count);
}
