namespace SynthRec.MLNet.Trainers.Tests.Generators;

/// <summary>Stops a training when it reports that some epochs of a stage are done.</summary>
internal sealed class Interruption(string stage, int epochs, Action stop) : IProgress<ProgressReport>
{
    public void Report(ProgressReport value)
    {
        if (value.Stage == stage && value.Done == epochs)
            stop();
    }
}
