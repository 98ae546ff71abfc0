namespace SynthRec.MLNet.Generators;

/// <summary>How far training has come. With the tensors it is all that the next step depends on, as randomness is drawn anew for each epoch and step.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Epoch">The epochs of the stage that are finished.</param>
/// <param name="Step">The steps of the stage that are finished, those of an unfinished epoch too.</param>
/// <param name="EpochsSinceBest">The epochs since the best held-out loss.</param>
/// <param name="BestLoss">That loss.</param>
internal sealed record TrainingPlace(TrainingStage Stage, int Epoch = 0, int Step = 0, int EpochsSinceBest = 0, double BestLoss = double.PositiveInfinity)
{
    public void Write(BinaryWriter writer)
    {
        writer.Write((int)Stage);
        writer.Write(Epoch);
        writer.Write(Step);
        writer.Write(EpochsSinceBest);
        writer.Write(BestLoss);
    }

    public static TrainingPlace Read(BinaryReader reader) =>
        new((TrainingStage)reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble());
}
