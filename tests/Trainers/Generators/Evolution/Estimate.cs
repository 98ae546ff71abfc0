namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>A mean over independent users, with its standard error.</summary>
internal sealed record Estimate(double Mean, double Error)
{
    /// <summary>Standard errors within which an estimate lies but for one test in 15,000.</summary>
    public const double Deviations = 4;

    public static Estimate Of(IReadOnlyCollection<double> users)
    {
        var mean = users.Average();
        return new(mean, Math.Sqrt(users.Sum(x => (x - mean) * (x - mean)) / (users.Count - 1) / users.Count));
    }

    /// <summary>Asserts that the estimate lies as near to a number as it and what the model learnt from allow.</summary>
    public void IsNear(double expected, double errorOfTraining = 0)
    {
        var bound = Deviations * Math.Sqrt((Error * Error) + (errorOfTraining * errorOfTraining));
        Assert.InRange(Mean, expected - bound, expected + bound);
    }

    public void IsAbove(Estimate other) =>
        Assert.True(Mean - other.Mean > Deviations * Math.Sqrt((Error * Error) + (other.Error * other.Error)), $"{this} is not above {other}.");
}
