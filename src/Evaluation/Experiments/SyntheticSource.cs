namespace SynthRec.MLNet.Evaluation;

/// <summary>Anything that makes synthetic users out of real ones.</summary>
/// <param name="training">The real users, all that may be learnt from.</param>
/// <param name="userCount">How many synthetic users to make.</param>
/// <param name="seed">The seed of the draw.</param>
/// <param name="progress">Is told how far the work has come.</param>
/// <param name="cancellationToken">Stops the work.</param>
/// <returns>Interactions with the items of <paramref name="training"/> in the same order; the user ids do not matter.</returns>
public delegate Interactions SyntheticSource(Interactions training, int userCount, int seed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken);
