using System.Globalization;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>The resident memory of the process, taken after every hundred steps of a training, at the end of the epoch in which they were reached.</summary>
internal sealed class ResidentMemory(int stepsPerEpoch) : IProgress<ProgressReport>
{
    private const int StepsBetween = 100;
    private const double Mebibyte = 1 << 20;
    private readonly List<double> steps = [], mebibytes = [];

    public IReadOnlyList<double> Steps => steps;

    public IReadOnlyList<double> Mebibytes => mebibytes;

    public void Report(ProgressReport value)
    {
        var step = value.Done * stepsPerEpoch;
        if (value.Stage != "training" || step / StepsBetween == (steps.Count == 0 ? 0 : (long)steps[^1] / StepsBetween))
            return;
        steps.Add(step);
        mebibytes.Add(Environment.WorkingSet / Mebibyte);
    }

    public void WriteCsv(string path) =>
        File.WriteAllLines(path, [.. Enumerable.Repeat("step,mebibytes", 1), .. steps.Zip(mebibytes, (step, memory) => string.Create(CultureInfo.InvariantCulture, $"{step},{memory:F1}"))]);
}
