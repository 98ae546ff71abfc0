namespace SynthRec.MLNet.Generators;

/// <summary>Draws items in proportion to fixed weights.</summary>
internal sealed class PopularityBehaviour : IBehaviourModel
{
    public const string FamilyName = "popularity";

    private readonly float[] weights;
    private readonly float[] logits;
    private readonly ActivityDistribution activity;
    private readonly int drawableItems;

    public PopularityBehaviour(float[] weights, ActivityDistribution activity)
    {
        this.weights = weights;
        this.activity = activity;
        logits = Array.ConvertAll(weights, MathF.Log);
        drawableItems = weights.Count(weight => weight > 0);
    }

    public string Family => FamilyName;

    public void Sample(BehaviourBatch batch)
    {
        var drawer = new ItemDrawer(weights.Length);
        for (var user = 0; user < batch.Count; user++)
        {
            var random = batch.RandomOf(user, RandomPurpose.Sampling);
            var history = batch.HistoryOf(user);
            var wanted = activity.SizeAbove(history.Length, batch.PlaceOf(user)) - history.Length;
            var left = drawableItems - history.Count(item => weights[item] > 0);
            batch.Items[user] = drawer.DrawSet(logits, temperature: 1, Math.Min(wanted, left), history, random);
        }
    }

    public void Write(BinaryWriter writer)
    {
        writer.WriteSingles(weights);
        activity.Write(writer);
    }

    public static PopularityBehaviour Read(BinaryReader reader) => new(reader.ReadSingles(), ActivityDistribution.Read(reader));

    public void Dispose()
    {
    }
}
