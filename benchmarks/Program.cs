using System.CommandLine;
using SynthRec.MLNet.Benchmarks;

// One benchmark is one file with one Create(): a new one is a line here.
var root = new RootCommand("Measures speed and accuracy on real ratings. benchmarks/README.md has the figures reached.")
{
    ReadBenchmark.Create(),
    MatrixFactorizationBenchmark.Create(),
    EaseBenchmark.Create(),
    ImplicitAlsBenchmark.Create(),
    TopListsBenchmark.Create(),
    ExperimentBenchmark.Create(),
    UtilityBenchmark.Create(),
    RatingsBenchmark.Create(),
    TimesBenchmark.Create(),
    GeneratorsBenchmark.Create(),
    AblationsBenchmark.Create(),
    DriftBenchmark.Create(),
    ColdUsersBenchmark.Create(),
    SessionsBenchmark.Create(),
    ColdItemsBenchmark.Create(),
    VaeEpochBenchmark.Create(),
    SamplingBenchmark.Create(),
    MemoryBenchmark.Create(),
    NearestBenchmark.Create(),
    PrivacyBenchmark.Create(),
    FidelityBenchmark.Create(),
    EvaluateBenchmark.Create(),
};
return root.Parse(args).Invoke();
