using System.CommandLine;
using SynthRec.MLNet.Evaluation;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary><c>synthrec experiment</c>: what synthetic users are worth to recommenders.</summary>
internal static class ExperimentCommand
{
    private const int MostUsers = 10_000_000;
    private const string Description = """
        Trains recommenders on real and on synthetic users and compares them on real users that neither saw.

        The table shows each recommender after training on (a) the visible history of the test users alone, (b) that and synthetic
        users, (c) that and real users, (d) that and both, and on synthetic or real users alone.

        Example:
          synthrec experiment --input ratings.csv --user userId --item movieId --rating rating --min-rating 4 --recommender mf,ials,ease
        """;

    public static Command Create()
    {
        var input = new InputOptions(inputRequired: true);
        var minRating = new Option<float?>("--min-rating") { Description = "From which rating on an item is one to recommend; without it all are.", HelpName = "R" }.Within(r => r is null || float.IsFinite(r.Value), "finite");
        var generator = GeneratorOption.Create();
        var protocol = new Option<ExperimentProtocol>("--protocol") { Description = "strong: test users are unseen; weak: all users are test users.", DefaultValueFactory = _ => ExperimentProtocol.Strong };
        var recommender = RecommenderOption.Create();
        var k = new Option<int>("--k") { Description = "The length of the recommended lists.", DefaultValueFactory = _ => ExperimentOptions.DefaultK, HelpName = "K" }.Within(n => n >= 1, "at least 1");
        var testUsers = new Option<int?>("--test-users") { Description = "How many users to test on (strong); a sixth of all without it.", HelpName = "N" }.Within(n => n is null or >= 1, "at least 1");
        var users = new Option<int?>("--users") { Description = "How many users to generate; as many as are trained on without it.", HelpName = "N" }.Within(n => n is null or (>= 1 and <= MostUsers), $"at least 1 and at most {MostUsers}, as all are held in memory");
        var temperature = new Option<float>("--temperature") { Description = "The temperature of the generator.", DefaultValueFactory = _ => 1, HelpName = "T" }.Within(t => t is > 0 and <= 10, "above 0 and at most 10");
        var seeds = new Option<int>("--seeds") { Description = "How often to repeat with another split.", DefaultValueFactory = _ => 3, HelpName = "N" }.Within(n => n >= 1, "at least 1");
        var seed = new Option<int>("--seed") { Description = "The first seed.", DefaultValueFactory = _ => 0, HelpName = "S" };
        var threads = ThreadsOption.Create();
        var json = new Option<FileInfo?>("--json") { Description = "Also writes all figures as JSON.", HelpName = "FILE" };
        var command = new Command("experiment", Description);
        input.AddTo(command);
        foreach (var option in new Option[] { minRating, generator, protocol, recommender, k, testUsers, users, temperature, seeds, seed, threads, json })
            command.Options.Add(option);
        command.RequireDifferentFiles(input.Input, json);
        command.Validators.Add(result =>
        {
            if (result.GetResult(minRating) is not null && result.GetResult(input.Rating) is null)
                result.AddError("--min-rating needs --rating, the column of ratings.");
        });

        command.SetAction((parsed, cancellationToken) => Task.FromResult(Guard.Run(parsed, () =>
        {
            if (parsed.GetValue(json) is { } planned)
                WholeFile.RequireWritable(planned.FullName);
            var numberOfThreads = parsed.GetValue(threads);
            ExperimentResult? result = null;
            ProgressDisplay.Run(parsed.InvocationConfiguration.Error, progress => result = Experiment.Run(
                input.Read(parsed, DuplicatePolicy.KeepLast, progress, cancellationToken).Data,
                GeneratorOption.Make(parsed.GetValue(generator)!, new(parsed.GetValue(seed), numberOfThreads)),
                RecommenderOption.Make(parsed.GetValue(recommender)!, numberOfThreads),
                new()
                {
                    Protocol = parsed.GetValue(protocol),
                    RelevantFrom = parsed.GetValue(minRating),
                    K = parsed.GetValue(k),
                    TestUsers = parsed.GetValue(testUsers),
                    SyntheticUsers = parsed.GetValue(users),
                    Temperature = parsed.GetValue(temperature),
                    NumberOfSeeds = parsed.GetValue(seeds),
                    Seed = parsed.GetValue(seed),
                    NumberOfThreads = numberOfThreads,
                },
                progress,
                cancellationToken));
            parsed.InvocationConfiguration.Output.Write(result!.ToTable());
            if (parsed.GetValue(json) is { } file)
                result.WriteJson(file.FullName);
        })));
        return command;
    }
}
