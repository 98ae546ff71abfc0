namespace SynthRec.MLNet.Evaluation;

/// <summary>The report of a part, or the reason why there is none.</summary>
internal readonly record struct PartResult<T>(T? Report, string? NotAssessedBecause)
    where T : class
{
    /// <summary>Runs a part. Data that is too small or too poor for it leaves the reason instead of a report.</summary>
    public static PartResult<T> Of(Func<T> run)
    {
        try
        {
            return new(run(), null);
        }
        catch (InvalidDataException exception)
        {
            return new(null, exception.Message);
        }
    }
}
