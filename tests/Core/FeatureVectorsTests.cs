using Microsoft.ML;
using Microsoft.ML.Data;

namespace SynthRec.MLNet.Core.Tests;

public class FeatureVectorsTests
{
    private static readonly MLContext MLContext = new(seed: 1);

    [Fact]
    public void Vectors_of_transforms_are_read_with_their_ids()
    {
        var users = MLContext.Data.LoadFromEnumerable([new Person { Id = "a", Age = 30, Job = "x" }, new Person { Id = "b", Age = 40, Job = "y" }]);
        var features = MLContext.Transforms.Categorical.OneHotEncoding("Job").Append(MLContext.Transforms.Concatenate("Features", "Age", "Job")).Fit(users).Transform(users);
        var read = features.ToFeatureVectors("Id", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(3, read.Dimensions);
        Assert.Equal("b", read.Ids.GetText(1));
        Assert.Equal([30, 1, 0], read.Of(0).ToArray());
        Assert.Equal([40, 0, 1], read.Of(1).ToArray());
        Assert.Equal([40, 0, 1], read.Subset([1]).Of(0).ToArray());
    }

    [Fact]
    public void A_number_is_a_vector_of_one() =>
        Assert.Equal([40], Read([new Person { Id = "a", Age = 30 }, new Person { Id = "b", Age = 40 }]).Of(1).ToArray());

    [Fact]
    public void An_id_that_comes_twice_is_named_by_its_row() =>
        Assert.Contains("Row 2: column 'Id'", Assert.Throws<InvalidDataException>(() => Read([new Person { Id = "a" }, new Person { Id = "a" }])).Message);

    [Fact]
    public void A_missing_id_is_named_by_its_row() =>
        Assert.Contains("Row 1: column 'Id' is missing", Assert.Throws<InvalidDataException>(() => Read([new Person { Id = "" }])).Message);

    [Fact]
    public void A_feature_that_is_no_number_is_named_by_its_row() =>
        Assert.Contains("Row 2: column 'Age'", Assert.Throws<InvalidDataException>(() => Read([new Person { Id = "a" }, new Person { Id = "b", Age = float.NaN }])).Message);

    [Fact]
    public void Data_without_rows_is_refused() => Assert.Throws<InvalidDataException>(() => Read([]));

    [Fact]
    public void A_column_of_text_is_no_feature()
    {
        var users = MLContext.Data.LoadFromEnumerable([new Person { Id = "a" }]);
        Assert.Contains("Column 'Job'", Assert.Throws<InvalidDataException>(() => users.ToFeatureVectors("Id", "Job")).Message);
        Assert.Contains("no column 'Features'", Assert.Throws<InvalidDataException>(() => users.ToFeatureVectors("Id")).Message);
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        var ids = Vocabulary.FromText(["a", "b"]);
        Assert.Throws<ArgumentException>(() => new FeatureVectors(ids, 2, new float[3]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FeatureVectors(ids, 0, []));
        Assert.Contains("Feature 1 of 'b'", Assert.Throws<ArgumentException>(() => new FeatureVectors(ids, 2, [0, 0, 0, float.PositiveInfinity])).Message);
    }

    private static FeatureVectors Read(Person[] people) => MLContext.Data.LoadFromEnumerable(people).ToFeatureVectors("Id", nameof(Person.Age), TestContext.Current.CancellationToken);

    private sealed class Person
    {
        public string Id { get; set; } = "";

        public float Age { get; set; }

        public string Job { get; set; } = "";
    }
}
