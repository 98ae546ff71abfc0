using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>Generates users part by part, so that the memory needed does not grow with their number, and counts what came.</summary>
internal sealed class PartedSample(GenerativeModel model, SampleRequest request, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    private const int UsersPerPart = 16_384;

    public int UserCount { get; private set; }

    public long InteractionCount { get; private set; }

    /// <summary>The parts in order; together they are what the model gives for the whole request.</summary>
    public IEnumerable<Interactions> Parts()
    {
        var count = ((request.UserCount - 1) / UsersPerPart) + 1;
        for (var part = 0; part < count; part++)
        {
            var drawn = model.Sample(request with { Shard = part, ShardCount = count }, progress is null ? null : new After(UserCount, request.UserCount, progress), cancellationToken);
            UserCount += drawn.UserCount;
            InteractionCount += drawn.Count;
            yield return drawn;
        }
    }

    /// <summary>Reports the progress of a part as that of the whole.</summary>
    private sealed class After(int done, int total, IProgress<ProgressReport> whole) : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value) => whole.Report(value with { Done = done + value.Done, Total = total });
    }
}
