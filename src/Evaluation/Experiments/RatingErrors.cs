namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects the errors of predicted values, summed for each judged user, over all repetitions.</summary>
internal sealed class RatingErrors
{
    private readonly List<double> squared = [], absolute = [], counts = [];

    public bool IsEmpty => counts.Count == 0;

    public void AddUser(ReadOnlySpan<float> predicted, ReadOnlySpan<float> actual)
    {
        var (squares, absolutes) = (0.0, 0.0);
        for (var i = 0; i < actual.Length; i++)
        {
            var error = (double)predicted[i] - actual[i];
            squares += error * error;
            absolutes += Math.Abs(error);
        }

        squared.Add(squares);
        absolute.Add(absolutes);
        counts.Add(actual.Length);
    }

    /// <summary>The errors over all values, users with more values weighing more; null if there are none.</summary>
    public (Estimate? Rmse, Estimate? Mae) ToResult(JudgedUsers judged, int seed)
    {
        if (IsEmpty)
            return (null, null);
        var resampled = judged.Resample(seed, counts, squared, absolute);
        return (resampled.Of(means => Math.Sqrt(means[1] / means[0])), resampled.Of(means => means[2] / means[0]));
    }

    /// <summary>The RMSE over that of others on the same values; null if there are none or the others' may be 0.</summary>
    public Estimate? RmseRatioTo(RatingErrors others, JudgedUsers judged, int seed) => IsEmpty || others.IsEmpty
        ? null
        : judged.Resample(seed, squared, others.squared).Of(means => Math.Sqrt(means[0] / means[1]));
}
