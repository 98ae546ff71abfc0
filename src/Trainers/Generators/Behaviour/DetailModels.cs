namespace SynthRec.MLNet.Generators;

/// <summary>Fits what the training data has besides items: a model of values if there are values, one of times if there are times that the behaviour does not draw.</summary>
internal static class DetailModels
{
    public static IDetailModel[] Fit(Interactions data, IBehaviourModel behaviour, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var models = new List<IDetailModel>();
        if (data.HasValues)
            models.Add(RatingModel.Fit(data, seed, progress, cancellationToken));
        if (data.HasTimestamps && behaviour is not ISequenceBehaviour)
            models.Add(SessionTimeModel.Fit(data, seed, progress, cancellationToken));
        return [.. models];
    }
}
