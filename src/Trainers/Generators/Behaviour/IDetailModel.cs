namespace SynthRec.MLNet.Generators;

/// <summary>What is drawn for users once their items are: the values of the interactions, or their times.</summary>
internal interface IDetailModel
{
    /// <summary>The name of the family in model files.</summary>
    string Family { get; }

    /// <summary>Draws the detail of every interaction of the batch, whose items are drawn.</summary>
    void Sample(BehaviourBatch batch);

    /// <summary>Writes what the family's reader needs.</summary>
    void Write(BinaryWriter writer);
}
