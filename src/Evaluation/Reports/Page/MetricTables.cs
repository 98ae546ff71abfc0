using System.Globalization;

namespace SynthRec.MLNet.Evaluation;

/// <summary>Makes tables of metrics in a section, and gathers their definitions as footnotes.</summary>
internal sealed class MetricTables(string section)
{
    private static readonly string[] Columns = ["Metric", "About", "Value", "95 % interval", "p-value", "Floor", "At the floor's size", "Within noise", "Why not defined"];
    private readonly Dictionary<(string Name, string Text), PageDefinition> definitions = [];

    public IReadOnlyList<PageDefinition> Definitions => [.. definitions.Values];

    public PageTable Of(string caption, IEnumerable<Metric> metrics) => WithoutEmptyColumns(new(caption, Columns, [.. metrics.Select(Row)]));

    /// <summary>The terms of a score.</summary>
    public static PageTable OfTerms(PartVerdict part) => new(
        "What the score is made of",
        ["Metric", "About", "Group", "Measured", "Scores 1 at", "Scores 0 at", "Score"],
        [.. part.Terms.Select(term => new PageRow(new(term.Name), [new(term.Subject ?? "all"), new(term.Group), Number(term.Measured), Number(term.Good), Number(term.Bad), new(FigureFormat.OfScore(term.Score), Key(term.Score), Class: "n")]))]);

    public static PageCell Number(double? value) => new(FigureFormat.Of(value), Key(value), Class: "n");

    public static string Key(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "";

    private static PageTable WithoutEmptyColumns(PageTable table)
    {
        int[] kept = [.. Enumerable.Range(0, table.Columns.Count - 1).Where(column => table.Rows.Any(row => row.Cells[column].Text is not ("" or FigureFormat.Nothing)))];
        return table with
        {
            Columns = [table.Columns[0], .. kept.Select(column => table.Columns[column + 1])],
            Rows = [.. table.Rows.Select(row => row with { Cells = [.. kept.Select(column => row.Cells[column])] })],
        };
    }

    private PageRow Row(Metric metric)
    {
        var definition = Define(metric);
        var hint = metric.Source is null ? metric.Definition : $"{metric.Definition} Source: {metric.Source}.";
        PageCell Hinted(PageCell cell) => cell with { Hint = hint };
        return new(
            new(metric.Name, Hint: hint, Target: definition.Id),
            [
                new(metric.Subject ?? "all"),
                metric.Value is null ? new("not defined", "", hint, Class: "undefined") : Hinted(Number(metric.Value)),
                Hinted(new(FigureFormat.Of(metric.Interval), Key(metric.Interval?.Low), Class: "n")),
                Hinted(new(FigureFormat.OfPValue(metric.PValue), Key(metric.PValue), Class: "n")),
                Hinted(Number(metric.Floor)),
                Hinted(Number(metric.AtFloorSize)),
                new(metric.IsWithinNoise switch { true => "yes", false => "no", _ => FigureFormat.Nothing }),
                new(metric.NotDefinedBecause ?? ""),
            ]);
    }

    private PageDefinition Define(Metric metric)
    {
        var key = (metric.Name, metric.Definition);
        if (!definitions.TryGetValue(key, out var definition))
            definitions.Add(key, definition = new($"{section}-definition-{definitions.Count + 1}", metric.Name, metric.Definition, metric.Source));
        return definition;
    }
}
