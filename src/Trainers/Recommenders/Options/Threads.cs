namespace SynthRec.MLNet.Recommenders;

internal static class Threads
{
    /// <summary>The settings of a parallel loop with at most so many threads; null for all processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public static ParallelOptions Options(int? numberOfThreads, CancellationToken cancellationToken)
    {
        if (numberOfThreads is { } threads)
            ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1, nameof(numberOfThreads));
        return new() { MaxDegreeOfParallelism = numberOfThreads ?? Environment.ProcessorCount, CancellationToken = cancellationToken };
    }
}
