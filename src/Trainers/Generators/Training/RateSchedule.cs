namespace SynthRec.MLNet.Generators;

/// <summary>What the step size is multiplied by: it rises in a line to 1 (gradual warm-up: Goyal et al. 2017), then follows the schedule.</summary>
internal sealed class RateSchedule(TrainingOptions options, long steps)
{
    private readonly long warmUp = (long)(options.WarmUpFraction * (double)steps);

    /// <param name="step">The step, from 1 to the number of steps.</param>
    public double FactorAt(long step)
    {
        if (step <= warmUp)
            return (double)step / warmUp;
        var passed = (double)(step - 1 - warmUp) / (steps - warmUp);
        return options.LearningRateSchedule switch
        {
            LearningRateSchedule.Linear => 1 - passed,
            LearningRateSchedule.Cosine => (1 + Math.Cos(Math.PI * passed)) / 2,
            _ => 1,
        };
    }
}
