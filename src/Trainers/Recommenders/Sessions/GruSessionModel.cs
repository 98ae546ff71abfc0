using static TorchSharp.torch;

namespace SynthRec.MLNet.Recommenders;

/// <summary>Scores by the logits of a trained <see cref="GruSessionNetwork"/>.</summary>
internal sealed class GruSessionModel(Vocabulary items, GruSessionNetwork network, int maximumLength) : SessionModel(items)
{
    protected override void Score(IReadOnlyList<int[]> prefixes, Span<float> scores)
    {
        using var _ = no_grad();
        using var scope = NewDisposeScope();
        var ends = prefixes.Select(items => new ArraySegment<int>(items)[Math.Max(0, items.Length - maximumLength)..]).ToArray();
        var sessions = new PaddedSessions(ends);
        var states = ends.Select((end, session) => sessions.StateAfter(session, end.Count)).ToArray();
        network.Logits(sessions, states, random: null).cpu().data<float>().CopyTo(scores);
        GC.KeepAlive(this); // Or the weights might be taken while libtorch reads them.
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            network.Dispose();
        base.Dispose(disposing);
    }
}
