namespace SynthRec.MLNet.Generators;

/// <summary>How far a sequence has come, as one of a few classes: exact for the first events, then coarser and coarser.</summary>
internal static class Positions
{
    private const int Exact = 32;
    private const int ClassesPerDoubling = 4;
    private const int Doublings = 12;

    public const int Count = Exact + (ClassesPerDoubling * Doublings);

    /// <summary>The class after so many events.</summary>
    public static int Of(int events) => events < Exact ? events : Math.Min(Exact + (int)(ClassesPerDoubling * Math.Log2((double)events / Exact)), Count - 1);
}
