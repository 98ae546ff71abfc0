namespace SynthRec.MLNet.Generators;

/// <summary>Where <see cref="MultVaeGenerator"/> and <see cref="SequentialVaeGenerator"/> take the latent vectors of new users from.</summary>
public enum LatentSource
{
    /// <summary>The prior: a standard normal distribution, and with <see cref="SequentialVaeGenerator"/> the mixture that it has learnt.</summary>
    Prior,

    /// <summary>
    /// A normal distribution with the mean and covariance of the training users' posteriors together: nearer to the data than the
    /// prior, since β below 1 lets the two differ, and still of no one person.
    /// <see cref="SequentialVaeGenerator"/> has a mixture of such distributions, one for each cluster of users.
    /// </summary>
    AggregatedPosterior,
}
