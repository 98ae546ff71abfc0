using System.Collections.Concurrent;
using System.Numerics.Tensors;

namespace SynthRec.MLNet.Recommenders;

/// <summary>Half a pass of iALS: with the factors of one side fixed, solves for factors of the other side exactly.</summary>
internal sealed class AlsSolver : IFoldIn
{
    /// <summary>Parts of the Gram matrix, a number that does not depend on the threads, so that the sum does not either.</summary>
    private const int GramParts = 16;

    private readonly ImplicitAlsOptions options;
    private readonly float[] fixedFactors;
    private readonly int fixedCount;
    private readonly NormalEquations gram;
    private readonly ConcurrentBag<NormalEquations> scratch = [];

    public AlsSolver(float[] fixedFactors, ImplicitAlsOptions options)
    {
        this.options = options;
        this.fixedFactors = fixedFactors;
        fixedCount = fixedFactors.Length / options.ApproximationRank;
        gram = Gram();
    }

    public bool NeedsValues => false;

    public delegate ReadOnlySpan<int> Observed(int row);

    /// <summary>Solves for every row, given the rows of the fixed side that it was observed with.</summary>
    public void SolveAll(float[] factors, Observed observed, CancellationToken cancellationToken)
    {
        var rank = options.ApproximationRank;
        Parallel.For(0, factors.Length / rank, Threads.Options(options.NumberOfThreads, cancellationToken), row =>
            Solve(observed(row), factors.AsSpan(row * rank, rank)));
    }

    public void FoldIn(ReadOnlySpan<int> items, ReadOnlySpan<float> values, Span<float> factors) => Solve(TrainingData.Distinct(items), factors);

    private void Solve(ReadOnlySpan<int> observed, Span<float> factors)
    {
        factors.Clear();
        if (observed.IsEmpty)
            return;
        if (!scratch.TryTake(out var system))
            system = new(options.ApproximationRank);
        system.Start(gram, (float)options.UnobservedWeight);
        foreach (var row in observed)
        {
            var vector = Row(row);
            system.AddOuterProduct(vector);
            TensorPrimitives.Add(factors, vector, factors);
        }

        system.Flush();
        var frequency = observed.Length + options.UnobservedWeight * fixedCount;
        system.AddRidge((float)(options.Lambda * Math.Pow(frequency, options.RegularizationExponent)));
        system.Solve(factors);
        scratch.Add(system);
    }

    private NormalEquations Gram()
    {
        var parts = new NormalEquations[GramParts];
        Parallel.For(0, GramParts, Threads.Options(options.NumberOfThreads, default), part =>
        {
            parts[part] = new(options.ApproximationRank);
            for (var row = (int)((long)fixedCount * part / GramParts); row < (long)fixedCount * (part + 1) / GramParts; row++)
                parts[part].AddOuterProduct(Row(row));
            parts[part].Flush();
        });
        for (var part = 1; part < GramParts; part++)
            parts[0].Add(parts[part]);
        return parts[0];
    }

    private ReadOnlySpan<float> Row(int row) => fixedFactors.AsSpan(row * options.ApproximationRank, options.ApproximationRank);
}
