using System.CommandLine;
using SynthRec.MLNet.Evaluation;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary><c>synthrec evaluate</c>: whether synthetic users are good, safe and fair.</summary>
internal static class EvaluateCommand
{
    private const string Description = """
        Judges synthetic users: fidelity, utility to recommenders, privacy attacks, fairness and diversity, and a verdict over all.

        The verdict goes to the output as Markdown; the files have all figures. The exit code is 0 if the verdict is pass and 3 if it is fail.

        Example:
          synthrec evaluate --real train.csv --synthetic users.csv --holdout held.csv --user userId --item movieId --rating rating --report report.html --json report.json
        """;

    public static Command Create()
    {
        var input = new EvaluateInput();
        var minRating = new Option<float?>("--min-rating") { Description = "From which rating on an item is one to recommend and a rating is positive; without it all are to recommend and none is told apart.", HelpName = "R" }.Within(r => r is null || float.IsFinite(r.Value), "finite");
        var allowMissing = new Option<EvaluationPart[]>("--allow-missing") { Description = "Parts that may be left without assessment, such as privacy without a holdout.", HelpName = "PART", AllowMultipleArgumentsPerToken = true };
        var realCost = new Option<double?>("--real-cost") { Description = "What as much real data costs, for the cost reduction ratio.", HelpName = "COST" }.Within(c => c is null || (c > 0 && double.IsFinite(c.Value)), "above 0");
        var syntheticCost = new Option<double?>("--synthetic-cost") { Description = "What the synthetic data cost, in the same currency.", HelpName = "COST" }.Within(c => c is null || (c >= 0 && double.IsFinite(c.Value)), "at least 0");
        var seed = new Option<int>("--seed") { Description = "The seed of all draws.", DefaultValueFactory = _ => 0, HelpName = "S" };
        var threads = ThreadsOption.Create();
        var page = new Option<FileInfo?>("--report") { Description = "Writes the report as one page of HTML.", HelpName = "FILE" };
        var json = new Option<FileInfo?>("--json") { Description = "Writes all figures as JSON.", HelpName = "FILE" };
        var markdown = new Option<FileInfo?>("--markdown") { Description = "Writes the verdict as Markdown, for a pull request.", HelpName = "FILE" };
        var command = new Command("evaluate", Description);
        input.AddTo(command);
        foreach (var option in new Option[] { minRating, allowMissing, realCost, syntheticCost, seed, threads, page, json, markdown })
            command.Options.Add(option);
        foreach (var output in new Option[] { page, json, markdown })
        {
            foreach (var read in input.Files)
                command.RequireDifferentFiles(read, output);
        }

        command.RequireDifferentFiles(page, json, markdown);
        command.Validators.Add(result =>
        {
            if (result.GetResult(realCost) is null != result.GetResult(syntheticCost) is null)
                result.AddError("--real-cost and --synthetic-cost need each other.");
        });

        command.SetAction((parsed, cancellationToken) =>
        {
            EvaluationReport? report = null;
            var code = Guard.Run(parsed, () =>
            {
                foreach (var file in new[] { page, json, markdown }.Select(parsed.GetValue).OfType<FileInfo>())
                    WholeFile.RequireWritable(file.FullName);
                ProgressDisplay.Run(parsed.InvocationConfiguration.Error, progress =>
                {
                    var (real, synthetic, holdout) = input.Read(parsed, progress, cancellationToken);
                    var ofUsers = input.ReadTables(parsed, holdout is not null, cancellationToken);
                    var least = parsed.GetValue(minRating);
                    report = FullEvaluation.Run(
                        real,
                        synthetic,
                        holdout,
                        new()
                        {
                            SensitiveAttributes = input.ReadSensitive(parsed, real, synthetic, holdout, cancellationToken),
                            UserTables = ofUsers?.Tables,
                            Fidelity = ofUsers is { Kinds: var kinds } ? new() { Kinds = kinds } : new(),
                            ItemAttributes = input.ReadItems(parsed, cancellationToken),
                            Utility = new() { RelevantFrom = least },
                            Fairness = new() { PositiveFrom = least },
                            Gates = new() { MayBeMissing = parsed.GetValue(allowMissing) ?? [] },
                            Costs = parsed.GetValue(realCost) is { } cost ? new(cost, parsed.GetValue(syntheticCost)!.Value) : null,
                            Seed = parsed.GetValue(seed),
                            NumberOfThreads = parsed.GetValue(threads),
                        },
                        progress,
                        cancellationToken);
                });
                if (parsed.GetValue(page) is { } pageFile)
                    report!.WriteHtml(pageFile.FullName);
                if (parsed.GetValue(json) is { } jsonFile)
                    report!.WriteJson(jsonFile.FullName);
                if (parsed.GetValue(markdown) is { } markdownFile)
                    report!.WriteMarkdown(markdownFile.FullName);
                parsed.InvocationConfiguration.Output.Write(report!.ToMarkdown());
            });
            return Task.FromResult(code == ExitCode.Success && !report!.Verdict.Passes ? ExitCode.VerdictIsFail : code);
        });
        return command;
    }
}
