namespace SynthRec.MLNet.Evaluation;

/// <summary>Independent rows or users, of which some can be chosen.</summary>
internal interface ISample<TSelf>
{
    int Count { get; }

    TSelf Select(int[] chosen);
}
