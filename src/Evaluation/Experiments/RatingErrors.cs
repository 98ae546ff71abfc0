namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects the errors of predicted values, summed for each judged user, over all repetitions.</summary>
/// <remarks>Figures are over all values, so users with more values weigh more.</remarks>
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

    /// <summary>The root mean squared error; null if there are no values.</summary>
    public Figure? Rmse(JudgedUsers judged) => IsEmpty ? null : judged.RatioOfSums(squared, counts).SquareRoot();

    /// <summary>The mean absolute error; null if there are no values.</summary>
    public Figure? Mae(JudgedUsers judged) => IsEmpty ? null : judged.RatioOfSums(absolute, counts);
}
