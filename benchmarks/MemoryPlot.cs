using ScottPlot;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Resident memory over steps as a picture.</summary>
internal static class MemoryPlot
{
    private const int Width = 800;
    private const int Height = 400;

    public static void Save(ResidentMemory memory, string title, string path)
    {
        using var plot = new Plot();
        var line = plot.Add.ScatterLine(memory.Steps.ToArray(), memory.Mebibytes.ToArray());
        line.LineWidth = 2;
        plot.Title(title);
        plot.XLabel("steps");
        plot.YLabel("resident memory, MiB");
        plot.Axes.SetLimitsY(0, 1.2 * memory.Mebibytes.Max());
        plot.SaveSvg(path, Width, Height);
    }
}
