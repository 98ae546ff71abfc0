using System.CommandLine;
using System.Globalization;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary><c>synthrec generate</c>: new users from real interactions or from a saved model.</summary>
internal static class GenerateCommand
{
    private const int DefaultUsersOfModel = 1_000;

    private const string Description = """
        Learns from real interactions and writes those of new users.

        Items keep their ids; new users get ids that no real user has. Ratings and times are generated if their columns are named.

        Examples:
          synthrec generate --input ratings.csv --user userId --item movieId --rating rating --time timestamp --output synthetic.csv
          synthrec generate --input ratings.csv --user userId --item movieId --save model.synthrec --output synthetic.parquet
          synthrec generate --model model.synthrec --user userId --item movieId --users 10000 --seed 7 --output more.csv
        """;

    public static Command Create()
    {
        var input = new InputOptions(inputRequired: false);
        var generator = GeneratorOption.Create();
        var users = new Option<int?>("--users") { Description = "How many users to generate. Without it as many as are real, or 1,000 with --model.", HelpName = "N" }.Within(n => n is null or >= 1, "at least 1");
        var temperature = new Option<float>("--temperature") { Description = "Below 1 likelier items are preferred, above 1 rarer ones.", DefaultValueFactory = _ => SampleRequest.DefaultTemperature, HelpName = "T" }.Within(t => t is > 0 and <= 10, "above 0 and at most 10");
        var seed = new Option<int>("--seed") { Description = "The same seed, input, options and number of threads give the same file.", DefaultValueFactory = _ => 0, HelpName = "S" };
        var threads = ThreadsOption.Create();
        var save = new Option<FileInfo?>("--save") { Description = "Keeps the trained model in a file.", HelpName = "MODEL" };
        var model = new Option<FileInfo?>("--model") { Description = $"Generates from a model kept with --save instead of training one from --input. Ratings and times that it generates are named {OutputColumns.DefaultRating} and {OutputColumns.DefaultTime} unless --rating and --time name them.", HelpName = "MODEL" };
        var output = new Option<FileInfo>("--output") { Description = "The file to write: CSV with commas, or Parquet if it ends in .parquet.", Required = true, HelpName = "FILE" };
        var evolution = new EvolutionOptions();
        var command = new Command("generate", Description);
        input.AddTo(command);
        foreach (var option in new Option[] { generator, users, temperature, seed, threads, save, model, output })
            command.Options.Add(option);
        evolution.AddTo(command, generator, model);
        command.RequireDifferentFiles(input.Input, model, save, output);
        command.Validators.Add(result =>
        {
            if (result.GetResult(input.Input) is null == result.GetResult(model) is null)
                result.AddError("Give either --input, to train a generator, or --model, to use one that was saved.");
            else if (result.GetResult(model) is not null && result.GetResult(save) is not null)
                result.AddError("--save keeps a model that is trained here; with --model there is none.");
        });

        command.SetAction((parsed, cancellationToken) => Task.FromResult(Guard.Run(parsed, () =>
        {
            var error = parsed.InvocationConfiguration.Error;
            PartedSample? sample = null;
            ProgressDisplay.Run(error, progress => sample = Generate(parsed, progress, cancellationToken));
            error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Wrote {parsed.GetValue(output)}: users {sample!.UserCount:N0}, interactions {sample.InteractionCount:N0}."));
        })));
        return command;

        PartedSample Generate(ParseResult parsed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
        {
            var file = parsed.GetValue(output)!;
            WholeFile.RequireWritable(file.FullName);
            if (parsed.GetValue(save) is { } planned)
                WholeFile.RequireWritable(planned.FullName);
            var (timeForm, userCount, numberOfThreads) = (TimeForm.UnixSeconds, DefaultUsersOfModel, parsed.GetValue(threads));
            using var fitted = parsed.GetValue(model) is { } saved ? GenerativeModel.Load(saved.FullName) : Fit();
            var request = new SampleRequest
            {
                UserCount = parsed.GetValue(users) ?? userCount,
                Seed = parsed.GetValue(seed),
                Temperature = parsed.GetValue(temperature),
                NumberOfThreads = numberOfThreads,
                Evolution = evolution.Controls(parsed),
            };
            var sample = new PartedSample(fitted, request, progress, cancellationToken);
            InteractionFile.Write(file, sample.Parts(), OutputColumns.Of(fitted, input.Columns(parsed)), timeForm, last: () =>
            {
                if (parsed.GetValue(save) is { } path)
                    fitted.Save(path.FullName);
            });
            return sample;

            GenerativeModel Fit()
            {
                (var real, timeForm) = input.Read(parsed, GeneratorOption.DuplicatesOf(parsed.GetValue(generator)!), progress, cancellationToken);
                userCount = real.UserCount;
                return GeneratorOption.Make(parsed.GetValue(generator)!, parsed.GetValue(seed), numberOfThreads).Fit(real, progress, cancellationToken);
            }
        }
    }
}
