namespace SynthRec.MLNet.Evaluation;

/// <summary>Collects what a reader must know of the data.</summary>
internal sealed class EvaluationNotes
{
    private readonly List<string> notes = [];

    public IReadOnlyList<string> All => notes;

    public void Add(string note) => notes.Add(note);
}
