using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>The file that a training is kept in, so that it can go on after a stop.</summary>
internal sealed class Checkpoint
{
    public const string Mend = $"Delete it to train from the start, or give another {nameof(TrainingOptions.CheckpointPath)}.";
    private static readonly FramedFile Frame = new("SYNTHCKP", 2, "checkpoint", Mend, $"Go on with the release that wrote it. {Mend}");
    private readonly string path;
    private readonly RunFingerprint run;

    private Checkpoint(string path, RunFingerprint run) => (this.path, this.run) = (path, run);

    /// <summary>The checkpoint of a training; null if none is to be kept.</summary>
    /// <exception cref="IOException">No file can be written there.</exception>
    public static Checkpoint? Of(TrainingOptions options, Interactions data, Conditions? conditions = null)
    {
        if (options.CheckpointPath is not { } path)
            return null;
        WholeFile.RequireWritable(path);
        return new(path, RunFingerprint.Of(options, data, conditions));
    }

    /// <summary>Deletes the checkpoint of a training that has become a model.</summary>
    public static void Delete(TrainingOptions options)
    {
        if (options.CheckpointPath is { } path)
            File.Delete(path);
    }

    /// <summary>Fills the tensors with what was kept, unless the file is of another stage.</summary>
    /// <returns>Where to go on: the start if there is no file or it is of an earlier stage; a place in a later stage if that has begun.</returns>
    /// <exception cref="InvalidDataException">The file is no checkpoint, is damaged, or is of another run.</exception>
    public TrainingPlace Resume(TrainingPlace start, IReadOnlyList<Tensor> tensors) => !File.Exists(path) ? start : Frame.Read(path, reader =>
    {
        run.RequireSame(new(reader.ReadString(), reader.ReadString()));
        var place = TrainingPlace.Read(reader);
        if (place.Stage == start.Stage)
            ReadTensors(reader, tensors);
        return place.Stage < start.Stage ? start : place;
    });

    public void Write(TrainingPlace place, IReadOnlyList<Tensor> tensors) => Frame.Write(path, writer =>
    {
        writer.Write(run.Options);
        writer.Write(run.Data);
        place.Write(writer);
        writer.Write(tensors.Count);
        foreach (var tensor in tensors)
            writer.WriteSingles(tensor.ToSingles());
    });

    private static void ReadTensors(BinaryReader reader, IReadOnlyList<Tensor> tensors)
    {
        using var _ = no_grad();
        if (reader.ReadInt32() != tensors.Count)
            throw new InvalidDataException($"its network has other layers: another release wrote it. {Mend}");
        foreach (var tensor in tensors)
        {
            var values = reader.ReadSingles();
            if (values.Length != tensor.numel())
                throw new InvalidDataException($"its network has other layers: another release wrote it. {Mend}");
            using var scope = NewDisposeScope();
            tensor.copy_(torch.tensor(values, float32, CPU).view(tensor.shape));
        }
    }
}
