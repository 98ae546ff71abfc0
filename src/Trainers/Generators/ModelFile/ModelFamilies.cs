namespace SynthRec.MLNet.Generators;

/// <summary>The readers of all that can stand in model files, by the names of their families.</summary>
internal static class ModelFamilies
{
    private static readonly Dictionary<string, Func<BinaryReader, IBehaviourModel>> Behaviours = new()
    {
        [EvolutionBehaviour.FamilyName] = EvolutionBehaviour.Read,
        [GanBehaviour.FamilyName] = GanBehaviour.Read,
        [GruCell.FamilyName] = reader => SequenceBehaviour.Read(reader, encoder => RecurrentEncoder.Read(encoder, (weights, width) => new GruCell(weights, width))),
        [LstmCell.FamilyName] = reader => SequenceBehaviour.Read(reader, encoder => RecurrentEncoder.Read(encoder, (weights, width) => new LstmCell(weights, width))),
        [MaskedSetBehaviour.FamilyName] = MaskedSetBehaviour.Read,
        [MultVaeBehaviour.FamilyName] = MultVaeBehaviour.Read,
        [PopularityBehaviour.FamilyName] = PopularityBehaviour.Read,
        [SequentialVaeBehaviour.FamilyName] = SequentialVaeBehaviour.Read,
        [TransformerEncoder.FamilyName] = reader => SequenceBehaviour.Read(reader, TransformerEncoder.Read),
    };

    private static readonly Dictionary<string, Func<BinaryReader, IDetailModel>> Details = new()
    {
        [RatingModel.FamilyName] = RatingModel.Read,
        [SessionTimeModel.FamilyName] = SessionTimeModel.Read,
    };

    public static void Write(BinaryWriter writer, IBehaviourModel model)
    {
        writer.Write(model.Family);
        model.Write(writer);
    }

    public static void Write(BinaryWriter writer, IDetailModel model)
    {
        writer.Write(model.Family);
        model.Write(writer);
    }

    public static IBehaviourModel ReadBehaviour(BinaryReader reader) => Find(Behaviours, reader.ReadString())(reader);

    public static IDetailModel ReadDetail(BinaryReader reader) => Find(Details, reader.ReadString())(reader);

    private static T Find<T>(Dictionary<string, T> readers, string family) => readers.TryGetValue(family, out var reader)
        ? reader
        : throw new InvalidDataException($"it holds a model of the family '{family}', which this release does not know; it knows {string.Join(", ", readers.Keys.Order())}. Update SynthRec.MLNet.");
}
