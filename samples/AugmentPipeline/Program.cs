// Synthetic users join the training rows of every fold; the rows that a fold is judged by are real.
using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet;

var mlContext = new MLContext(seed: 1);
var columns = new InteractionColumns { Value = "Label" };
var file = mlContext.Data.LoadFromTextFile(
    Path.Combine(AppContext.BaseDirectory, "ratings.csv"),
    [new("User", DataKind.Int32, 0), new("Item", DataKind.Int32, 1), new("Label", DataKind.Single, 2)],
    separatorChar: ',',
    hasHeader: true);
var ratings = file.ToInteractions(new() { Columns = columns }).Core(20).ToDataView(columns);

var synthRec = mlContext.SynthRec();
var trainer = synthRec.Recommenders.MatrixFactorization(approximationRank: 16, numberOfIterations: 10);
var generation = new GenerationOptions { Columns = columns, UserCount = 300, Seed = 1 };

Report("real users", trainer);
Report("real users + 300 by popularity", synthRec.TrainOnAugmented(synthRec.Generators.Popularity(generation: generation), trainer));
Report("real users + 300 by masked set diffusion", synthRec.TrainOnAugmented(synthRec.Generators.MaskedSet(generation: generation), trainer));

void Report(string name, IEstimator<ITransformer> estimator)
{
    var folds = mlContext.Regression.CrossValidate(ratings, estimator, numberOfFolds: 3);
    var judged = folds.Sum(fold => fold.ScoredHoldOutSet.GetColumn<float>("Score").Count());
    Console.WriteLine($"{name,-42} RMSE {folds.Average(fold => fold.Metrics.RootMeanSquaredError):F3} on {judged} real ratings");
}
