using System.CommandLine;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary><c>synthrec generate</c>: new users from real interactions or from a saved model, or interactions of real users with new items.</summary>
internal static class GenerateCommand
{
    private const int DefaultUsersOfModel = 1_000;

    private const string Description = """
        Learns from real interactions and writes those of new users.

        Items keep their ids; new users get ids that no real user has. Ratings and times are generated if their columns are named.

        Examples:
          synthrec generate --input ratings.csv --user userId --item movieId --rating rating --time timestamp --output synthetic.csv
          synthrec generate --input ratings.csv --user userId --item movieId --save model.synthrec --output synthetic.parquet
          synthrec generate --input ratings.csv --user userId --item movieId --generator mult-vae --checkpoint run.ckp --output synthetic.csv
          synthrec generate --model model.synthrec --user userId --item movieId --users 10000 --seed 7 --output more.csv
          synthrec generate --input ratings.csv --user userId --item movieId --user-features users.csv --new-users newcomers.csv --output synthetic.csv
          synthrec generate --input ratings.csv --user userId --item movieId --item-features movies.csv --feature-columns genres --new-items premieres.csv --output synthetic.csv
        """;

    public static Command Create()
    {
        var input = new InputOptions(inputRequired: false);
        var features = new FeatureOptions(input);
        var generator = GeneratorOption.Create();
        var users = new Option<int?>("--users") { Description = "How many users to generate. Without it as many as are real, or 1,000 with --model.", HelpName = "N" }.Within(n => n is null or >= 1, "at least 1");
        var temperature = new Option<float>("--temperature") { Description = "Below 1 likelier items are preferred, above 1 rarer ones.", DefaultValueFactory = _ => SampleRequest.DefaultTemperature, HelpName = "T" }.Within(t => t is > 0 and <= 10, "above 0 and at most 10");
        var seed = new Option<int>("--seed") { Description = "The same seed, input, options and number of threads give the same file.", DefaultValueFactory = _ => 0, HelpName = "S" };
        var threads = ThreadsOption.Create();
        var training = new TrainingArguments();
        var save = new Option<FileInfo?>("--save") { Description = "Keeps the trained model in a file.", HelpName = "MODEL" };
        var model = new Option<FileInfo?>("--model") { Description = $"Generates from a model kept with --save instead of training one from --input. Ratings and times that it generates are named {OutputColumns.DefaultRating} and {OutputColumns.DefaultTime} unless --rating and --time name them.", HelpName = "MODEL" };
        var output = new Option<FileInfo>("--output") { Description = "The file to write: CSV with commas, or Parquet if it ends in .parquet.", Required = true, HelpName = "FILE" };
        var evolution = new EvolutionOptions();
        var command = new Command("generate", Description);
        input.AddTo(command);
        foreach (var option in new Option[] { generator, users, temperature, seed, threads, save, model, output })
            command.Options.Add(option);
        training.AddTo(command, generator, model);
        features.AddTo(command);
        evolution.AddTo(command, generator, model);
        command.RequireDifferentFiles(input.Input, model, save, output, training.Checkpoint, features.UserFeatures, features.NewUsers, features.ItemFeatures, features.NewItems);
        command.Validators.Add(result =>
        {
            if (result.GetResult(input.Input) is null == result.GetResult(model) is null)
                result.AddError("Give either --input, to train a generator, or --model, to use one that was saved.");
            else if (result.GetResult(model) is not null && result.GetResult(save) is not null)
                result.AddError("--save keeps a model that is trained here; with --model there is none.");
            if (result.GetResult(features.NewUsers) is not null && result.GetResult(users) is not null)
                result.AddError("--users is not for --new-users: as many are generated as are there.");
            if (result.GetResult(features.UserFeatures) is not null && result.GetResult(model) is null && !GeneratorOption.LearnsConditions(result.GetValue(generator)!))
                result.AddError($"--generator {result.GetValue(generator)} does not learn from --user-features. Take masked-set, mult-vae or gan.");
            if (result.GetResult(features.UserFeatures) is not null && result.GetResult(model) is not null && result.GetResult(features.NewUsers) is null)
                result.AddError("With --model, --user-features tells how to read --new-users, and there are none.");
            if (result.GetResult(features.NewItems) is null)
                return;
            foreach (var other in new Option[] { users, generator, model, save, features.UserFeatures, features.NewUsers })
            {
                if (result.GetResult(other) is { Implicit: false })
                    result.AddError($"{other.Name} is not for --new-items, which have a generator of their own and no new users.");
            }
        });

        var newItems = new NewItemGeneration(input, features, temperature, seed, threads, output);
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Guard.Run(parsed, () =>
        {
            var error = parsed.InvocationConfiguration.Error;
            WholeFile.RequireWritable(parsed.GetValue(output)!.FullName);
            var written = "";
            ProgressDisplay.Run(error, progress => written = parsed.GetValue(features.NewItems) is null
                ? Generate(parsed, progress, cancellationToken)
                : newItems.Run(parsed, progress, cancellationToken));
            error.WriteLine($"Wrote {parsed.GetValue(output)}: {written}.");
        }, whenCancelled: () => File.Exists(parsed.GetValue(training.Checkpoint)?.FullName)
            ? $"Cancelled; the training is kept in {parsed.GetValue(training.Checkpoint)}, and goes on when the same command is given again."
            : null)));

        return command;

        string Generate(ParseResult parsed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
        {
            if (parsed.GetValue(save) is { } planned)
                WholeFile.RequireWritable(planned.FullName);
            var (timeForm, userCount, numberOfThreads) = (TimeForm.UnixSeconds, DefaultUsersOfModel, parsed.GetValue(threads));
            var (known, fresh) = features.ReadUsers(parsed, cancellationToken);
            using var fitted = parsed.GetValue(model) is { } saved ? GenerativeModel.Load(saved.FullName) : Fit();
            var request = new SampleRequest
            {
                UserCount = fresh?.Count ?? parsed.GetValue(users) ?? userCount,
                UserFeatures = fresh,
                ConditionStrength = parsed.GetValue(features.ConditionStrength),
                Seed = parsed.GetValue(seed),
                Temperature = parsed.GetValue(temperature),
                NumberOfThreads = numberOfThreads,
                Evolution = evolution.Controls(parsed),
            };
            var sample = new PartedSample(fitted, request, progress, cancellationToken);
            InteractionFile.Write(parsed.GetValue(output)!, sample.Parts(), OutputColumns.Of(fitted, input.Columns(parsed)), timeForm, last: () =>
            {
                if (parsed.GetValue(save) is { } path)
                    fitted.Save(path.FullName);
            });
            return FormattableString.Invariant($"users {sample.UserCount:N0}, interactions {sample.InteractionCount:N0}");

            GenerativeModel Fit()
            {
                (var real, timeForm) = input.Read(parsed, GeneratorOption.DuplicatesOf(parsed.GetValue(generator)!), progress, cancellationToken);
                userCount = real.UserCount;
                FeatureOptions.RequireNew(fresh, real.Users, "user", features.NewUsers);
                var chosen = GeneratorOption.Make(parsed.GetValue(generator)!, training.Of(parsed, parsed.GetValue(seed), numberOfThreads));
                return known is null ? chosen.Fit(real, progress, cancellationToken) : ((IConditionalGenerator)chosen).Fit(real, known, progress, cancellationToken);
            }
        }
    }
}
