// One process trains a recommender and saves it; another loads the file and predicts.
using System.Diagnostics;
using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet;

const string Model = "recommender.zip";
if (args is [Model])
    Predict();
else
    TrainAndSave();

static void TrainAndSave()
{
    var mlContext = new MLContext(seed: 1);
    var ratings = mlContext.Data.LoadFromTextFile<Rating>(Path.Combine(AppContext.BaseDirectory, "ratings.csv"), separatorChar: ',', hasHeader: true);
    var model = mlContext.SynthRec().Recommenders.MatrixFactorization().Fit(ratings);
    mlContext.Model.Save(model, ratings.Schema, Model);
    Console.WriteLine($"Saved a recommender of {model.Model.Users.Count} users and {model.Model.Items.Count} movies.");

    var start = Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet"
        ? new ProcessStartInfo(host, [Path.Combine(AppContext.BaseDirectory, "SaveLoadPredict.dll"), Model])
        : new ProcessStartInfo(Environment.ProcessPath!, [Model]);
    using var another = Process.Start(start)!;
    another.WaitForExit();
    File.Delete(Model);
    Environment.ExitCode = another.ExitCode;
}

static void Predict()
{
    var mlContext = new MLContext();
    mlContext.SynthRec(); // Lets the context load our recommenders.
    using var engine = mlContext.Model.CreatePredictionEngine<Rating, Prediction>(mlContext.Model.Load(Model, out _));
    foreach (var (user, movie, who) in new[] { (1, 318, "a user and a movie it knows"), (1, -1, "a movie it never saw"), (-1, 318, "a user it never saw") })
        Console.WriteLine($"{who}: {engine.Predict(new() { User = user, Item = movie }).Score:F2}");
}

internal sealed class Rating
{
    [LoadColumn(0)]
    public int User { get; set; }

    [LoadColumn(1)]
    public int Item { get; set; }

    [LoadColumn(2)]
    public float Label { get; set; }
}

internal sealed class Prediction
{
    public float Score { get; set; }
}
