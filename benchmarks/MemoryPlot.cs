using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace SynthRec.MLNet.Benchmarks;

/// <summary>Resident memory over steps as a picture.</summary>
internal static class MemoryPlot
{
    private const int Width = 800;
    private const int Height = 400;

    public static void Save(ResidentMemory memory, string title, string path)
    {
        var line = new LineSeries { StrokeThickness = 2 };
        line.Points.AddRange(memory.Steps.Zip(memory.Mebibytes, (step, mebibytes) => new DataPoint(step, mebibytes)));
        var plot = new PlotModel { Title = title, DefaultFont = "sans-serif", Background = OxyColors.White };
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Title = "steps" });
        plot.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Title = "resident memory, MiB", Minimum = 0, Maximum = 1.2 * memory.Mebibytes.Max() });
        plot.Series.Add(line);
        File.WriteAllText(path, new SvgExporter { Width = Width, Height = Height }.ExportToString(plot));
    }
}
