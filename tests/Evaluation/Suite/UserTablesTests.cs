using Microsoft.ML;

namespace SynthRec.MLNet.Evaluation.Tests;

public class UserTablesTests
{
    private const string Columns = "attributes of users, single columns";
    private const string Links = "attributes of users, what links columns";

    private static readonly EvaluationOptions Options = new() { Fidelity = Person.Options with { Folds = 2 }, NumberOfThreads = 2 };

    /// <summary>A term falls below 1 only beyond the limit of real halves, and then by about their noise, which is at most a quarter of the way; the mean of several by less.</summary>
    [Fact]
    public void Other_people_of_the_same_kind_score_near_1()
    {
        var terms = Terms(Person.Draw(400, 1), Person.Draw(400, 2));
        Assert.Equal(["Age", "Genres", "IsMember", "Joined", "Region"], terms.Where(term => term.Group == Columns).Select(term => term.Subject).Order());
        Assert.Contains(terms, term => term is { Group: Links, Name: "contingency, total variation", Subject: "Region~IsMember" });
        Assert.Contains(terms, term => term is { Group: Links, Name: "conditional Kolmogorov-Smirnov", Subject: "Age given Region" });
        Assert.InRange(Mean(terms, Columns), 0.9, 1);
        Assert.InRange(Mean(terms, Links), 0.9, 1);
    }

    /// <summary>What links columns is as far from real as the anchor, which was drawn apart: each term is 0 but for noise of at most a quarter of the way.</summary>
    [Fact]
    public void Independent_columns_score_near_1_one_by_one_and_near_0_in_what_links_them()
    {
        var terms = Terms(Person.Draw(400, 1), Independent(Person.Draw(400, 2)));
        Assert.InRange(Mean(terms, Columns), 0.9, 1);
        Assert.InRange(Mean(terms, Links), 0, 0.125);
    }

    /// <summary>One value over and over is what scores 0; the flat one does in no column better than the anchor, of which the further counts.</summary>
    [Fact]
    public void One_person_over_and_over_scores_near_0()
    {
        var typical = new Person { Age = 38, Region = "south", IsMember = false, Joined = new(2001, 6, 1, 20, 0, 0, DateTimeKind.Utc), Genres = "Comedy" };
        Assert.InRange(Mean(Terms(Person.Draw(400, 1), [.. Enumerable.Repeat(typical, 400)]), Columns), 0, 0.125);
    }

    [Fact]
    public void A_column_of_one_real_value_scores_1_where_all_rows_have_it_and_0_where_none_has()
    {
        static Person[] In(string region, int seed) => [.. Person.Draw(200, seed).Select(person => { person.Region = region; return person; })];
        Assert.Equal((0, 1, 1), Of(Terms(In("north", 1), In("north", 2))));
        Assert.Equal((1, 1, 0), Of(Terms(In("north", 1), In("east", 2))));

        static (double Measured, double Bad, double Score) Of(IReadOnlyList<ScoreTerm> terms) =>
            terms.Single(term => term is { Group: Columns, Subject: "Region" }) is var term ? (term.Measured, term.Bad, term.Score) : default;
    }

    [Fact]
    public void Unseen_categories_and_values_that_are_all_missing_score_0()
    {
        var strange = Person.Draw(400, 2);
        foreach (var person in strange)
            (person.Age, person.Region, person.Genres) = (float.NaN, "east", "");
        var terms = Terms(Person.Draw(400, 1), strange);
        Assert.All(["Age", "Region", "Genres"], subject => Assert.Equal((1, 0), (Measured(subject), terms.Single(term => term.Group == Columns && term.Subject == subject).Score)));
        double Measured(string subject) => terms.Single(term => term.Group == Columns && term.Subject == subject).Measured;
    }

    /// <summary>Of 30 % missing at random, the distance is that share of what has no counterpart.</summary>
    [Fact]
    public void Missing_values_count_in_the_distance_of_their_column()
    {
        var people = Person.Draw(100, 1);
        var missing = Person.Draw(100, 1);
        foreach (var person in missing.Take(30))
            (person.Age, person.Region) = (float.NaN, "");
        var report = Evaluate(people, missing, Options).Report.Fidelity;
        Assert.All(["Age", "Region"], subject => Assert.Equal(0.3, report.Find("column distance", subject)!.Value!.Value, 1e-12));
        Assert.Equal(0, report.Find("column distance", "Joined")!.Value);
    }

    [Fact]
    public void Few_rows_do_not_count_and_a_note_says_so()
    {
        var notes = new EvaluationNotes();
        var (report, terms) = Evaluate(Person.Draw(1, 1), Person.Draw(1, 2), Options, notes);
        Assert.Empty(terms);
        Assert.Contains(notes.All, note => note.StartsWith("The attributes of users do not count in the score of fidelity", StringComparison.Ordinal));
        Assert.All(report.Fidelity.Metrics, metric => Assert.True(metric.Value is not null ^ metric.NotDefinedBecause is not null));
    }

    [Fact]
    public void The_least_group_makes_the_score_of_fidelity_and_its_definition_says_so()
    {
        var real = Evaluated.Half.Fidelity!;
        var anchors = ScoreAnchors.Measure(Evaluated.Real, real.FloorCount, Evaluated.Options.Validated(), CancellationToken.None);
        ScoreTerm[] lost = [new(Columns, "column distance", "Age", 0, 0, 1), new(Links, "MMD²", "all columns", 0.9, 0, 1)];
        var score = FidelityScore.Of(real, anchors, lost).Score;
        Assert.Equal(0.1, score.Value!.Value, 12);
        Assert.Contains("attributes of users", score.Definition, StringComparison.Ordinal);
        Assert.DoesNotContain("attributes of users", FidelityScore.Of(real, anchors).Score.Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void Classifiers_tell_the_sensitive_attributes_that_the_table_holds()
    {
        var options = Options with { SensitiveAttributes = [Groups("Region"), Groups("Religion")] };
        var result = Assert.Single(Evaluate(Person.Draw(150, 1), Person.Draw(150, 2), options).Report.Downstream);
        Assert.Equal("Region", result.Label);
        Assert.Equal(["north", "south"], result.Report!.Classes);
        // The ages of the regions are 20 years apart with a deviation of 8: an AUC of Φ(20 / (8√2)) = 0.96.
        Assert.InRange(result.Report["AUC TSTR", "Logistic regression"].Value!.Value, 0.85, 1);
    }

    [Fact]
    public void Labels_that_cannot_be_judged_say_why()
    {
        EvaluationOptions With(string label) => Options with { UserTables = Tables(Person.Draw(60, 1), Person.Draw(60, 2)) with { Labels = [label] } };
        string WhyNot(Person[] real, EvaluationOptions options) => Assert.Single(Evaluate(real, Person.Draw(60, 2), options).Report.Downstream) is { Report: null } result
            ? Assert.Single(result.Metrics).NotDefinedBecause!
            : throw new InvalidOperationException("It was judged.");
        Assert.Contains("has 1 different values", WhyNot([.. Person.Draw(60, 1).Select(person => { person.Region = "north"; return person; })], With("Region")), StringComparison.Ordinal);
        Assert.Contains("there are no sensitive attributes", WhyNot(Person.Draw(60, 1), Options), StringComparison.Ordinal);
        Assert.Contains("hold none of the sensitive attributes (Religion)", WhyNot(Person.Draw(60, 1), Options with { SensitiveAttributes = [Groups("Religion")] }), StringComparison.Ordinal);
        Assert.Contains("no column 'Wage'", Refusal(With("Wage")), StringComparison.Ordinal);
        Assert.Contains("'Joined' of the users is Time", Refusal(With("Joined")), StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_that_do_not_fit_are_refused_before_the_work_by_the_name_of_the_column()
    {
        var people = Person.View(Person.Draw(40, 1));
        var others = Person.View(Person.Draw(40, 2));
        var part = new MLContext(0).Transforms.DropColumns("Age").Fit(others).Transform(others);
        var texts = new MLContext(0).Transforms.Conversion.ConvertType("Age", outputKind: Microsoft.ML.Data.DataKind.String).Fit(others).Transform(others);
        Assert.Contains("synthetic table has no column 'Age'", RefusalOf(people, part), StringComparison.Ordinal);
        Assert.Contains("that the real one does not have: 'Age'", RefusalOf(part, people), StringComparison.Ordinal);
        Assert.Contains("'Age' is Numeric in the real table and Categorical in the synthetic one", RefusalOf(people, texts), StringComparison.Ordinal);
        Assert.Contains("synthetic table has no rows", RefusalOf(people, Person.View([])), StringComparison.Ordinal);
        Assert.Contains("has a column 'Name'", Refusal(Options with { UserTables = new(people, others) { Excluded = ["Name"] } }), StringComparison.Ordinal);
        Assert.Contains("Give both or neither", Refusal(Options with { UserTables = new(people, others, people) }), StringComparison.Ordinal);
        string RefusalOf(IDataView real, IDataView synthetic) => Refusal(Options with { UserTables = new(real, synthetic) });
    }

    [Fact]
    public void Rows_of_users_on_the_same_side_count_and_ids_are_not_compared()
    {
        var (real, synthetic, holdout) = (Users("r", 30), Users("s", 30), Users("h", 12));
        var everybody = View([.. Rows("r", 0, 28), .. Rows("h", 0, 12), .. Rows("x", 0, 9)]);
        var notes = new EvaluationNotes();
        var options = Options with { Columns = new() { User = "Id" } };
        var data = new UserTableReader(new(everybody, View(Rows("s", 0, 30)), everybody), options with { Fidelity = new() }, notes, CancellationToken.None).Read(real, synthetic, holdout);
        Assert.Equal((28, 30, 12), (data.Real.Count, data.Synthetic.Count, data.Holdout!.Count));
        Assert.Equal(["Age"], data.Real.Numbers.Select(column => column.Name));
        Assert.Empty(data.Real.Categories);
        Assert.Equal(Enumerable.Range(0, 28), data.Real.Numbers[0].Values.Select(value => (int)value));
        Assert.Equal("2 of 30 real users with interactions have no row in the table of users: nothing is known of their attributes.", Assert.Single(notes.All));

        string Refusal(IDataView rows) => Assert.Throws<InvalidDataException>(() => new UserTableReader(new(rows, View(Rows("s", 0, 30))) { IdColumn = "Id" }, new(), notes, CancellationToken.None).Read(real, synthetic, null)).Message;
        Assert.Contains("Row 31 of the real table of users: 'Id' is 'r0', as in row 1", Refusal(View([.. Rows("r", 0, 30), .. Rows("r", 0, 1)])), StringComparison.Ordinal);
        Assert.Contains("Row 1 of the real table of users: column 'Id' is missing", Refusal(View([new() { Id = "" }])), StringComparison.Ordinal);
        Assert.Contains("such as 'x0', those of the users such as 'r0'", Refusal(View(Rows("x", 0, 3))), StringComparison.Ordinal);
    }

    [Fact]
    public void The_number_of_threads_does_not_matter()
    {
        (UserTableReport Report, IReadOnlyList<ScoreTerm> Terms) With(int threads) => Evaluate(Person.Draw(80, 1), Person.Draw(80, 2), Options with { NumberOfThreads = threads, UserTables = Tables(Person.Draw(80, 1), Person.Draw(80, 2)) with { Labels = ["Region"] } });
        var (one, two) = (With(1), With(2));
        Assert.Equal(one.Terms, two.Terms);
        Assert.Equal(one.Report.Fidelity.Metrics, two.Report.Fidelity.Metrics);
        Assert.Equal(one.Report.Downstream[0].Metrics, two.Report.Downstream[0].Metrics);
    }

    private static IReadOnlyList<ScoreTerm> Terms(Person[] real, Person[] synthetic) => Evaluate(real, synthetic, Options).Terms;

    private static double Mean(IReadOnlyList<ScoreTerm> terms, string group) => terms.Where(term => term.Group == group).Average(term => term.Score);

    private static (UserTableReport Report, IReadOnlyList<ScoreTerm> Terms) Evaluate(Person[] real, Person[] synthetic, EvaluationOptions options, EvaluationNotes? notes = null)
    {
        notes ??= new();
        options = options.Validated();
        var tables = Tables(real, synthetic) with { Labels = options.UserTables?.Labels };
        var users = TestData.Random(3, 3);
        var data = new UserTableReader(tables, options, notes, CancellationToken.None).Read(users, users, null);
        return new UserTableEvaluation(data, options, notes, null, CancellationToken.None).Run();
    }

    private static UserTables Tables(Person[] real, Person[] synthetic) => new(Person.View(real), Person.View(synthetic));

    private static string Refusal(EvaluationOptions options) =>
        Assert.Throws<InvalidDataException>(() => FullEvaluation.Run(TestData.Random(40, 8), TestData.Random(40, 8, 2), null, options)).Message;

    private static SensitiveLabels Groups(string attribute) => new(new(attribute, [KeyValuePair.Create("u0", "a")]));

    /// <summary>Each column shuffled by itself.</summary>
    private static Person[] Independent(Person[] people)
    {
        var random = SeededRandom.For(99);
        T[] Shuffled<T>(Func<Person, T> column)
        {
            var values = Array.ConvertAll(people, person => column(person));
            random.Shuffle<T>(values);
            return values;
        }

        var (ages, regions, members, joined, genres) = (Shuffled(p => p.Age), Shuffled(p => p.Region), Shuffled(p => p.IsMember), Shuffled(p => p.Joined), Shuffled(p => p.Genres));
        return [.. people.Select((_, at) => new Person { Age = ages[at], Region = regions[at], IsMember = members[at], Joined = joined[at], Genres = genres[at] })];
    }

    private static Interactions Users(string prefix, int count) => new(
        Vocabulary.FromText([.. Enumerable.Range(0, count).Select(user => $"{prefix}{user}")]),
        Vocabulary.FromText(["i"]),
        [.. Enumerable.Range(0, count + 1)],
        new int[count]);

    private static Row[] Rows(string prefix, int first, int count) => [.. Enumerable.Range(first, count).Select(user => new Row { Id = $"{prefix}{user}", Age = user })];

    private static IDataView View(Row[] rows) => new MLContext(0).Data.LoadFromEnumerable(rows);

    private sealed class Row
    {
        public string Id { get; init; } = "";

        public float Age { get; init; }
    }
}
