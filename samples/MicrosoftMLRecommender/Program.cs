// Does synthetic data help the matrix factorization of Microsoft.ML.Recommender? Ours stands beside it.
using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Recommenders;

var mlContext = new MLContext(seed: 1);
var file = mlContext.Data.LoadFromTextFile(
    Path.Combine(AppContext.BaseDirectory, "ratings.csv"),
    [new("User", DataKind.Int32, 0), new("Item", DataKind.Int32, 1), new("Rating", DataKind.Single, 2)],
    separatorChar: ',',
    hasHeader: true);
var ratings = file.ToInteractions(new() { Columns = new() { Value = "Rating" } }).Core(10);

// The experiment hands it rows of User and Item as keys and a Label. It cannot fold in new users, so it is
// judged where it is trained on the visible ratings of the test users; what it scores NaN is counted and replaced.
var trainer = mlContext.Recommendation().Trainers.MatrixFactorization("Label", "User", "Item", approximationRank: 32, learningRate: 0.05, numberOfIterations: 20);
var result = Experiment.Run(
    ratings,
    new MaskedSetGenerator(),
    [new EstimatorRecommender("Microsoft MF", trainer), new MatrixFactorization(new() { ApproximationRank = 32 })],
    new() { RelevantFrom = 4 });
Console.WriteLine(result.ToTable());
