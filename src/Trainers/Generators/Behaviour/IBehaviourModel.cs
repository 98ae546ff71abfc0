namespace SynthRec.MLNet.Generators;

/// <summary>The fitted core of one generator family: which items a user takes.</summary>
internal interface IBehaviourModel : IDisposable
{
    /// <summary>The name of the family in model files.</summary>
    string Family { get; }

    /// <summary>Draws the items of every user of the batch.</summary>
    void Sample(BehaviourBatch batch);

    /// <summary>Writes what the family's reader needs.</summary>
    void Write(BinaryWriter writer);
}
