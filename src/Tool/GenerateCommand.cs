using System.CommandLine;
using Microsoft.ML;
using Microsoft.ML.Data;
using SynthRec.MLNet.Generators;

namespace SynthRec.MLNet.Tool;

/// <summary><c>synthrec generate</c>: new users from a file of real interactions.</summary>
internal static class GenerateCommand
{
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "CSV file of real interactions, with a header.", Required = true };
        var user = new Option<string>("--user") { Description = "The column of user ids.", Required = true };
        var item = new Option<string>("--item") { Description = "The column of item ids.", Required = true };
        var rating = new Option<string?>("--rating") { Description = "The column of ratings, if any." };
        var time = new Option<string?>("--time") { Description = "The column of times in Unix seconds, if any." };
        var generator = new Option<string>("--generator") { Description = "The generator.", DefaultValueFactory = _ => "masked-set" };
        generator.AcceptOnlyFromAmong("masked-set", "mult-vae", "popularity");
        var users = new Option<int?>("--users") { Description = "How many users to generate; as many as real ones if absent." };
        var temperature = new Option<float>("--temperature") { Description = "Below 1 likelier items are preferred.", DefaultValueFactory = _ => SampleRequest.DefaultTemperature };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same users." };
        var output = new Option<FileInfo>("--output") { Description = "The CSV file to write.", Required = true };
        var command = new Command("generate", "Learns from real interactions and writes those of new users.") { input, user, item, rating, time, generator, users, temperature, seed, output };
        command.SetAction((parsed, cancellationToken) => Task.FromResult(Guard.Run(() =>
        {
            var columns = new InteractionColumns { User = parsed.GetValue(user)!, Item = parsed.GetValue(item)!, Value = parsed.GetValue(rating), Timestamp = parsed.GetValue(time) };
            var real = CsvInteractions.Read(parsed.GetValue(input)!, columns);
            using var model = Make(parsed.GetValue(generator)!, parsed.GetValue(seed)).Fit(real, cancellationToken: cancellationToken);
            var request = new SampleRequest { UserCount = parsed.GetValue(users) ?? real.UserCount, Seed = parsed.GetValue(seed), Temperature = parsed.GetValue(temperature) };
            CsvInteractions.Write(model.Sample(request, cancellationToken: cancellationToken), columns, parsed.GetValue(output)!);
        })));
        return command;
    }

    private static IGenerator Make(string name, int seed) => name switch
    {
        "mult-vae" => new MultVaeGenerator(new() { Seed = seed }),
        "popularity" => new PopularityGenerator(),
        _ => new MaskedSetGenerator(new() { Seed = seed }),
    };
}
