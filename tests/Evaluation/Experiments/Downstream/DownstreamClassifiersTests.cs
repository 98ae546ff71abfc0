using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation.Tests;

public class DownstreamClassifiersTests
{
    private static readonly DownstreamOptions Options = new() { LabelColumn = "Buys", NumberOfTrees = 30 };
    private static readonly string[] Names = ["Logistic regression", "Random forest", "Neural network"];

    [Fact]
    public void The_real_rows_themselves_are_worth_exactly_what_they_are()
    {
        var report = DownstreamClassifiers.Evaluate(Table(500, 1), Table(500, 1), Table(400, 2), Options);
        Assert.Equal(Names, report.Scores.Select(score => score.Classifier).Distinct());
        foreach (var subject in Names.SelectMany(name => new[] { $"{name}, accuracy", $"{name}, AUC" }))
        {
            var share = Of(report, ShareMetric.LiftName, subject);
            Assert.Equal((1, 1), (share.Value, share.PValue));
        }

        Assert.Equal((1, 0), (Of(report, PredictiveParity.AgreementName("TSTR"), null).Value, Of(report, PredictiveParity.RegretName("TSTR"), null).Value));
        Assert.Equal(["no", "yes"], report.Classes);
        Assert.Empty(report.Notes);
    }

    [Fact]
    public void Classifiers_learn_the_law_and_rows_of_the_same_law_are_worth_nearly_as_much()
    {
        var report = DownstreamClassifiers.Evaluate(Table(500, 1), Table(500, 3), Table(400, 2), Options);
        foreach (var name in Names)
        {
            // Buying is a probit of the features, which nobody tells better than its own probabilities: an AUC of some 0.9.
            Assert.InRange(Of(report, "AUC TRTR", name).Value!.Value, 0.8, 0.95);
            Assert.InRange(Of(report, ShareMetric.LiftName, $"{name}, AUC").Interval!.Value.Low, 0.75, 1.1);
        }
    }

    [Fact]
    public void Labels_without_meaning_are_worth_nothing_and_false_ones_do_harm()
    {
        var random = DownstreamClassifiers.Evaluate(Table(500, 1), Table(500, 3, row => row with { Buys = row.Coin }), Table(400, 2), Options);
        var wrong = DownstreamClassifiers.Evaluate(Table(500, 1), Table(500, 3, row => row with { Buys = row.Buys == "yes" ? "no" : "yes" }), Table(400, 2), Options);
        foreach (var name in Names)
        {
            Assert.True(Of(random, ShareMetric.LiftName, $"{name}, AUC") is { Interval.High: < 0.7, PValue: < 0.001 });
            Assert.True(Of(wrong, ShareMetric.LiftName, $"{name}, AUC") is { Interval.High: < -0.5 });
            Assert.InRange(Of(wrong, "AUC TSTR", name).Value!.Value, 0, 0.25);
        }
    }

    [Fact]
    public void A_law_that_no_line_parts_is_for_trees_and_networks_alone()
    {
        Func<Row, Row> law = row => row with { Buys = row.Age > 45 == row.Income > 0 ? "yes" : "no" };
        var report = DownstreamClassifiers.Evaluate(Table(600, 1, law), Table(600, 3, law), Table(400, 2, law), Options);
        Assert.Contains("not certainly better", Of(report, ShareMetric.LiftName, "Logistic regression, accuracy").NotDefinedBecause, StringComparison.Ordinal);
        Assert.InRange(Of(report, "Accuracy TRTR", "Random forest").Value!.Value, 0.85, 1);
        Assert.InRange(Of(report, "Accuracy TSTR", "Neural network").Value!.Value, 0.85, 1);
        Assert.InRange(Of(report, PredictiveParity.TauName("TSTR"), null).Value!.Value, 0.3, 1);
    }

    [Fact]
    public void Several_classes_are_told_and_those_that_synthetic_rows_lack_are_noted()
    {
        Func<Row, Row> three = row => row with { Buys = row.Age < 30 ? "young" : row.Age < 50 ? "middle" : "old" };
        var report = DownstreamClassifiers.Evaluate(Table(500, 1, three), Table(500, 3, row => row with { Buys = row.Age < 40 ? "young" : "old" }), Table(300, 2, three), Options);
        Assert.Equal(["middle", "old", "young"], report.Classes);
        Assert.Contains(report.Notes, note => note.StartsWith("The synthetic rows have 2 of the 3 classes", StringComparison.Ordinal));
        Assert.InRange(Of(report, "Accuracy TRTR", "Random forest").Value!.Value, 0.85, 1);
        Assert.InRange(Of(report, "AUC TRTR", "Neural network").Value!.Value, 0.9, 1);
        Assert.True(Of(report, "Accuracy TSTR", "Random forest").Value < Of(report, "Accuracy TRTR", "Random forest").Value);
    }

    [Fact]
    public void Missing_values_strange_classes_one_class_and_no_holdout_are_borne_and_noted()
    {
        var real = Table(300, 1, row => row with { Income = row.Coin == "yes" ? float.NaN : row.Income, Buys = row.Age > 65 ? "" : row.Buys });
        var synthetic = Table(300, 3, row => row with { Buys = row.Age > 65 ? "perhaps" : "yes" });
        var report = DownstreamClassifiers.Evaluate(real, synthetic, null, Options);
        Assert.Contains(report.Notes, note => note.StartsWith("No holdout was given", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.EndsWith("real rows are left out: they have no 'Buys'.", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.Contains("no real row trained on has their value of 'Buys'", StringComparison.Ordinal));
        Assert.Contains(report.Notes, note => note.StartsWith("The synthetic rows are all of class 'yes'", StringComparison.Ordinal));
        Assert.Equal(0.5, Of(report, "AUC TSTR", "Random forest").Value);
        Assert.Equal(Of(report, "Accuracy TSTR", "Neural network").Value, Of(report, "Accuracy TSTR", "Random forest").Value);
    }

    [Fact]
    public void Tables_that_do_not_fit_are_refused_with_the_column_and_the_mend()
    {
        var ml = new MLContext();
        var renamed = ml.Transforms.CopyColumns("Wage", "Income").Append(ml.Transforms.DropColumns("Income")).Fit(Table(100, 2)).Transform(Table(100, 2));
        var texts = ml.Transforms.Conversion.ConvertType("Income", outputKind: Microsoft.ML.Data.DataKind.String).Fit(Table(100, 2)).Transform(Table(100, 2));
        Assert.Contains("In the synthetic data: There is no column 'Income'", Refusal(Table(100, 1), renamed), StringComparison.Ordinal);
        Assert.Contains("Column 'Income' of the real data holds numbers; in the synthetic data stands 'Income' with categories", Refusal(Table(100, 1), texts), StringComparison.Ordinal);
        Assert.Contains("There are 3 synthetic rows", Refusal(Table(100, 1), Table(3, 2)), StringComparison.Ordinal);
        Assert.Contains("has 1 different values", Refusal(Table(100, 1, row => row with { Buys = "yes" }), Table(100, 2)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => DownstreamClassifiers.Evaluate(Table(100, 1), Table(100, 2), null, Options with { FeatureColumns = ["Buys"] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => DownstreamClassifiers.Evaluate(Table(100, 1), Table(100, 2), null, Options with { TestFraction = 1 }));
    }

    private static string Refusal(IDataView real, IDataView synthetic) =>
        Assert.Throws<InvalidDataException>(() => DownstreamClassifiers.Evaluate(real, synthetic, null, Options)).Message;

    private static Metric Of(DownstreamReport report, string name, string? subject) => report[name, subject];

    /// <summary>People who buy by their age, income and region, and by chance.</summary>
    private static IDataView Table(int rows, int seed, Func<Row, Row>? change = null)
    {
        var random = SeededRandom.For(seed);
        return new MLContext().Data.LoadFromEnumerable(Enumerable.Range(0, rows).Select(_ =>
        {
            var row = new Row { Age = 20 + (50 * random.NextSingle()), Income = (float)random.NextGaussian(), Region = "NESW"[random.NextInt32(4)].ToString(), Coin = random.NextInt32(2) == 0 ? "yes" : "no" };
            row = row with { Buys = ((row.Age - 45) / 10) + row.Income + (row.Region == "N" ? 1 : 0) + random.NextGaussian() > 0 ? "yes" : "no" };
            return change?.Invoke(row) ?? row;
        }).ToArray());
    }

    private sealed record Row
    {
        public float Age { get; set; }

        public float Income { get; set; }

        public string Region { get; set; } = "";

        public string Coin { get; set; } = "";

        public string Buys { get; set; } = "";
    }
}
