namespace SynthRec.MLNet.Evaluation;

/// <summary>Finds items of one vocabulary in another by their ids.</summary>
internal static class ItemMap
{
    /// <summary>For each item of <paramref name="from"/> its index in <paramref name="to"/>; −1 if it is not there.</summary>
    public static int[] Between(Vocabulary from, Vocabulary to)
    {
        var map = new int[from.Count];
        for (var item = 0; item < map.Length; item++)
            map[item] = to.TryGetIndex(from.GetText(item), out var index) ? index : -1;
        return map;
    }
}
