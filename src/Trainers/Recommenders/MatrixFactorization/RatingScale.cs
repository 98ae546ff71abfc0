namespace SynthRec.MLNet.Recommenders;

/// <summary>The mean and the deviation of ratings; the deviation is 1 where all are equal.</summary>
internal readonly record struct RatingScale(float Mean, float Deviation)
{
    /// <exception cref="InvalidDataException">There are no ratings.</exception>
    public static RatingScale Of(Interactions ratings)
    {
        TrainingData.RequireInteractions(ratings);
        if (!ratings.HasValues)
            throw new InvalidDataException($"Matrix factorization learns from ratings, and the interactions have no values. Read them with {nameof(InteractionColumns)}.{nameof(InteractionColumns.Value)} set to the rating column, or choose a recommender of implicit feedback such as iALS or EASE.");
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in ratings.Values)
        {
            sum += value;
            squares += (double)value * value;
        }

        var mean = sum / ratings.Count;
        var deviation = (float)Math.Sqrt(Math.Max(squares / ratings.Count - mean * mean, 0));
        return new((float)mean, deviation > 1e-6f * Math.Abs((float)mean) ? deviation : 1);
    }
}
