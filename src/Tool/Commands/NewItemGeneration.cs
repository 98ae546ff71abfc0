using System.CommandLine;
using SynthRec.MLNet.Generators;
using SynthRec.MLNet.Tool.Files;

namespace SynthRec.MLNet.Tool.Commands;

/// <summary>The part of <c>synthrec generate</c> that gives the real users interactions with new items.</summary>
internal sealed class NewItemGeneration(InputOptions input, FeatureOptions features, Option<float> temperature, Option<int> seed, Option<int?> threads, Option<FileInfo> output)
{
    /// <summary>Generates and writes.</summary>
    /// <returns>What was written.</returns>
    public string Run(ParseResult parsed, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var (real, timeForm) = input.Read(parsed, DuplicatePolicy.KeepLast, progress, cancellationToken);
        var (known, fresh) = features.ReadItems(parsed, cancellationToken);
        FeatureOptions.RequireNew(fresh, real.Items, "item", features.NewItems);
        var model = new NewItemGenerator(new() { Seed = parsed.GetValue(seed), NumberOfThreads = parsed.GetValue(threads) }).Fit(real, known!, progress, cancellationToken);
        var request = new NewItemRequest { Seed = parsed.GetValue(seed), Temperature = parsed.GetValue(temperature), ItemVariation = parsed.GetValue(features.ItemVariation) };
        var drawn = model.Sample(fresh!, request, cancellationToken);
        InteractionFile.Write(parsed.GetValue(output)!, [drawn], input.Columns(parsed) with { Timestamp = null }, timeForm, last: () => { });
        return FormattableString.Invariant($"new items {drawn.ItemCount:N0}, interactions {drawn.Count:N0}");
    }
}
