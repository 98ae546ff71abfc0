namespace SynthRec.MLNet.Generators;

/// <summary>Draws users from a trained <see cref="GanNetwork"/>: noise, then all items from the distribution that it is made into.</summary>
internal sealed class GanBehaviour(
    GanNetwork network, GanOptions options, NewUserLatents noise, ActivityDistribution activity, ItemPopularity popularity) : IBehaviourModel
{
    public const string FamilyName = "gan";

    private readonly LatentUsers users = new(network.Autoencoder, noise, activity, options.Guidance, ItemOffsets.OfPopularity(popularity));

    public string Family => FamilyName;

    public void Sample(BehaviourBatch batch) => users.Sample(batch, network.UnbiasedPreferences);

    public void Write(BinaryWriter writer)
    {
        writer.Write(options.HiddenWidth);
        writer.Write(options.NoiseDimensions);
        writer.Write(options.Guidance);
        popularity.Write(writer);
        users.Write(writer);
    }

    public static GanBehaviour Read(BinaryReader reader)
    {
        var options = new GanOptions { HiddenWidth = reader.ReadInt32(), NoiseDimensions = reader.ReadInt32(), Guidance = reader.ReadSingle() };
        var popularity = ItemPopularity.Read(reader);
        var conditionDimensions = reader.ReadInt32();
        var noise = NewUserLatents.Read(reader, conditionDimensions > 0);
        var activity = ActivityDistribution.Read(reader);
        var network = new GanNetwork(popularity, options, conditionDimensions);
        network.Weights.Read(reader);
        return new(network, options, noise, activity, popularity);
    }

    public void Dispose() => network.Dispose();
}
