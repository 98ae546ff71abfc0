namespace SynthRec.MLNet.Evaluation;

/// <summary>The users or items with a number of interactions within bounds.</summary>
internal readonly record struct ActivitySlice(string Name, int Least, int Most)
{
    public bool Holds(int count) => count >= Least && count <= Most;

    public string Range => Most == int.MaxValue ? $"{Least} interactions and more" : $"{Least} to {Most} interactions";
}
