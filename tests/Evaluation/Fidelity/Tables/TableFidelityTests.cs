using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation.Tests;

public class TableFidelityTests
{
    [Fact]
    public void Every_kind_of_column_is_compared_and_every_number_is_one_or_has_a_reason()
    {
        var report = Compare(Person.Draw(200, 1), Person.Draw(200, 2));

        string[] subjects = ["Age", "Region", "IsMember", "Joined", "Genres", "values of Genres"];
        Assert.All(subjects, subject => Assert.Contains(report.Metrics, metric => metric.Subject == subject && metric.Value is not null));
        Assert.NotNull(report.Find("hour of week, total variation", "Joined")!.Floor);
        Assert.All(report.Metrics, metric => Assert.True(metric.Value is not null ^ metric.NotDefinedBecause is not null));
        Assert.All(report.Metrics.Where(metric => metric is { Direction: MetricDirection.LowerIsBetter, Value: not null }), metric => Assert.NotNull(metric.Floor));
        Assert.Equal((200, 200, 100), (report.RealCount, report.SyntheticCount, report.FloorCount));
    }

    [Fact]
    public void Columns_that_no_longer_go_together_are_seen_across_columns_and_as_a_whole_but_not_in_one_column()
    {
        var shuffled = Person.Draw(400, 2);
        var ages = Array.ConvertAll(shuffled, person => person.Age);
        SeededRandom.For(3).Shuffle<float>(ages);
        foreach (var (person, age) in shuffled.Zip(ages))
            person.Age = age;

        var report = Compare(Person.Draw(400, 1), shuffled);

        Assert.True(report.Find("Wasserstein-1", "Age")!.IsWithinNoise);
        Assert.False(report.Find("conditional Kolmogorov-Smirnov", "Age given Region")!.IsWithinNoise);
        Assert.Equal(0.01, report.Find("MMD²", "all columns")!.PValue!.Value, 1e-12);
        Assert.True(report.Find("classifier AUC", "all columns")!.Interval!.Value.Low > 0.5);
    }

    [Fact]
    public void A_copy_is_at_no_distance_and_within_the_noise()
    {
        var people = Person.Draw(300, 1);
        var report = Compare(people, people);
        Assert.Equal(0, report.Find("Wasserstein-1", "Age")!.Value);
        Assert.Equal(0, report.Find("contingency, total variation", "Region~IsMember")!.Value!.Value, 1e-12);
        Assert.Equal(1, report.Find("range coverage", "Age")!.Value);
        Assert.True(report.Find("classifier AUC", "all columns")!.IsWithinNoise);
    }

    [Fact]
    public void Missing_values_are_compared_apart()
    {
        var people = Person.Draw(100, 1);
        foreach (var person in people.Take(30))
            (person.Age, person.Region) = (float.NaN, "");

        var report = Compare(Person.Draw(100, 2), people);

        Assert.Equal(0.3, report.Find("missing share difference", "Age")!.Value!.Value, 1e-12);
        Assert.Equal(0.3, report.Find("missing share difference", "Region")!.Value!.Value, 1e-12);
        Assert.True(report.Find("Wasserstein-1", "Age")!.Value > 0);
    }

    [Fact]
    public void Constant_columns_and_unseen_categories_say_so()
    {
        var constant = Person.Draw(50, 1);
        foreach (var person in constant)
            (person.Age, person.Region) = (0, "east");

        var report = Compare(constant, Person.Draw(50, 2));

        Assert.Equal("The real mean is 0.", report.Find("mean ratio", "Age")!.NotDefinedBecause);
        Assert.Equal("All real values are equal.", report.Find("range coverage", "Age")!.NotDefinedBecause);
        Assert.Equal(0, report.Find("category coverage", "Region")!.Value);
        Assert.Equal(1, report.Find("unseen categories", "Region")!.Value);
        Assert.NotNull(report.Find("Pearson difference", "Age~Joined")!.NotDefinedBecause);
    }

    [Fact]
    public void A_column_with_missing_values_alone_is_not_defined()
    {
        var people = Person.Draw(30, 1);
        foreach (var person in people)
            person.Age = float.NaN;
        Assert.Equal("There are no values on the synthetic side.", Compare(Person.Draw(30, 2), people).Find("Wasserstein-1", "Age")!.NotDefinedBecause);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Few_rows_give_numbers_or_reasons(int count)
    {
        var report = Compare(Person.Draw(count, 1), Person.Draw(count, 2));
        Assert.NotNull(report.Find("classifier AUC", "all columns")!.NotDefinedBecause);
        Assert.Equal(count / 2, report.FloorCount);
        Assert.Equal(count > 1, report.Find("Wasserstein-1", "Age")!.Floor is not null);
    }

    [Fact]
    public void Different_columns_are_refused_by_name()
    {
        var whole = Person.View(Person.Draw(5, 1));
        var part = new MLContext(0).Transforms.DropColumns("Age").Fit(whole).Transform(whole);
        Assert.Contains("synthetic table has no column 'Age'", Refusal(whole, part), StringComparison.Ordinal);
        Assert.Contains("that the real one does not have: 'Age'", Refusal(part, whole), StringComparison.Ordinal);
    }

    [Fact]
    public void Columns_of_different_kinds_are_refused()
    {
        var numbers = Person.View(Person.Draw(5, 1));
        var texts = new MLContext(0).Transforms.Conversion.ConvertType("Age", outputKind: Microsoft.ML.Data.DataKind.String).Fit(numbers).Transform(numbers);
        Assert.Contains("'Age' is Numeric in the real table and Categorical in the synthetic one", Refusal(numbers, texts), StringComparison.Ordinal);
    }

    [Fact]
    public void Infinite_numbers_are_refused_with_their_row()
    {
        var people = Person.Draw(5, 1);
        people[2].Age = float.PositiveInfinity;
        Assert.Contains("Row 3 of the synthetic table: column 'Age'", Refusal(Person.View(Person.Draw(5, 2)), Person.View(people)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_table_is_refused() =>
        Assert.Contains("synthetic table has no rows", Refusal(Person.View(Person.Draw(5, 2)), Person.View([])), StringComparison.Ordinal);

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        var (real, synthetic) = (Person.View(Person.Draw(120, 1)), Person.View(Person.Draw(120, 2)));
        var one = Fidelity.Compare(real, synthetic, Person.Options with { NumberOfThreads = 1 });
        var two = Fidelity.Compare(real, synthetic, Person.Options with { NumberOfThreads = 2 });
        Assert.Equal(one.Metrics, two.Metrics);
    }

    private static FidelityReport Compare(Person[] real, Person[] synthetic) => Fidelity.Compare(Person.View(real), Person.View(synthetic), Person.Options);

    private static string Refusal(IDataView real, IDataView synthetic) =>
        Assert.Throws<InvalidDataException>(() => Fidelity.Compare(real, synthetic, Person.Options)).Message;
}
