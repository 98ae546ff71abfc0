namespace SynthRec.MLNet.Recommenders;

/// <summary>How much taking one item speaks for another.</summary>
internal interface IItemWeights
{
    /// <summary>How much <paramref name="from"/> speaks for <paramref name="to"/>.</summary>
    float this[int from, int to] { get; }

    /// <summary>Adds how much <paramref name="from"/> speaks for every item, times a factor.</summary>
    void Add(int from, float times, Span<float> scores);
}
