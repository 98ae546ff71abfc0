namespace SynthRec.MLNet.Evaluation.Tests;

public class MetricTests
{
    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Numbers_that_are_none_are_refused(double value)
    {
        var refusal = Assert.Throws<ArgumentOutOfRangeException>(() => Metric.Of("Wasserstein-1", "age", value, "The area between the distribution functions."));

        Assert.Contains("Wasserstein-1 of age", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_has_a_value_or_a_reason()
    {
        var defined = Metric.Of("AUC", null, 0.5, "The area under the ROC curve.");
        var undefined = Metric.NotDefined("AUC", null, "There are no members.", "The area under the ROC curve.");

        Assert.Equal((0.5, null), (defined.Value, defined.NotDefinedBecause));
        Assert.Equal((null, "There are no members."), (undefined.Value, undefined.NotDefinedBecause));
    }
}
