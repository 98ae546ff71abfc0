// Real ratings in, new users out, judged by recommenders that are trained on them.
using Microsoft.ML;
using Microsoft.ML.Data;
using Spectre.Console;
using SynthRec.MLNet;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;
using QuickStart;

const string Output = "synthetic-ratings.csv";
const int SyntheticUsers = 2_000; // Some four times those learnt from: recommenders learn more from more of them.
var mlContext = new MLContext(seed: 1);
var columns = new InteractionColumns { User = "userId", Item = "movieId", Value = "rating", Timestamp = "timestamp" };
var ratings = mlContext.Data.LoadFromTextFile(
    Path.Combine(AppContext.BaseDirectory, "ratings.csv"),
    [new("userId", DataKind.Int32, 0), new("movieId", DataKind.Int32, 1), new("rating", DataKind.Single, 2), new("timestamp", DataKind.Int64, 3)],
    separatorChar: ',',
    hasHeader: true);
var real = ratings.ToInteractions(new() { Columns = columns });
Console.WriteLine($"{real.UserCount} users gave {real.Count} ratings to {real.ItemCount} movies.");

var generator = new MaskedSetGenerator();
var (result, synthetic) = AnsiConsole.Progress().Start(bars =>
{
    var experiment = Experiment.Run(
        real,
        generator,
        [new MatrixFactorization(), new ImplicitAls(), new ItemKnn()],
        new() { RelevantFrom = 4, TestFraction = 0.25, NumberOfSeeds = 1, SyntheticUsers = SyntheticUsers },
        new ProgressBars(bars));
    using var model = generator.Fit(real, new ProgressBars(bars));
    return (experiment, model.Sample(new() { UserCount = real.UserCount }));
});

using (var file = File.Create(Output))
    mlContext.Data.SaveAsText(synthetic.ToDataView(columns), file, separatorChar: ',', schema: false);
Console.WriteLine();
Console.WriteLine(result.ToTable());
Console.WriteLine($"{synthetic.UserCount} new users gave {synthetic.Count} ratings: {Path.GetFullPath(Output)}");
