using MathNet.Numerics.LinearAlgebra.Double;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// Learns which users take an item of given attributes, and how many, from items whose attributes are known; the model draws
/// interactions of the same users with items that nobody has taken yet.
/// </summary>
/// <remarks>
/// All in closed form but for a conditional logit (McFadden 1974) of a handful of weights, learnt on items that were left out of all
/// else, as a new item is. The number of users is a regression of its logarithm.
/// </remarks>
public sealed class NewItemGenerator
{
    private const int Folds = 5;
    private const long MostPairs = 4_000_000;
    private readonly NewItemOptions options;

    /// <summary>Makes a generator.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public NewItemGenerator(NewItemOptions? options = null) => this.options = (options ?? new()).Validated();

    /// <summary>Learns from interactions and the attributes of their items.</summary>
    /// <param name="data">The interactions of real users.</param>
    /// <param name="itemFeatures">The attributes of items, found by the ids of <see cref="Interactions.Items"/>; items without a row are learnt from as part of their users alone, and rows without an item are ignored.</param>
    /// <param name="progress">Is told how far the work has come.</param>
    /// <param name="cancellationToken">Stops the work; nothing is left behind.</param>
    /// <exception cref="InvalidDataException">A user has several interactions with one item, or fewer than ten items have both interactions and attributes.</exception>
    public NewItemModel Fit(Interactions data, FeatureVectors itemFeatures, IProgress<ProgressReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(itemFeatures);
        SetData.ActiveUsers(data);
        var items = new AttributedItems(data, itemFeatures);
        if (items.Known.Length < 2 * Folds)
            throw new InvalidDataException($"Only {items.Known.Length} items have both interactions and a row of features, and at least {2 * Folds} are needed. Feature rows are found by item ids: the first of the interactions is '{data.Items.GetText(0)}'{(itemFeatures.Count > 0 ? $", of the features '{itemFeatures.Ids.GetText(0)}'" : "; the features have none")}.");
        var weights = ConditionalLogit.Fit(LeftOut(data, items, progress, cancellationToken), Audience.FeatureCount, cancellationToken);
        var audience = Audience.Fit(data, items.Attributes, items.Scale.Dimensions, options, cancellationToken);
        var ridge = new RidgeSolver(items.Rows(items.Known), options.Lambda);
        var counts = data.ItemCounts();
        var sizes = AttributeRegression.Fit(ridge, items, item => Math.Log(counts[item]));
        var values = data.HasValues ? NewItemValues.Fit(data, items, ridge) : null;
        progress?.Report(new("learning audiences", Folds + 1, Folds + 1));
        return new(data.Users, items.Scale, audience, weights, sizes, values);
    }

    /// <summary>Describes users to items that were left out: a fifth of the items at a time.</summary>
    private List<ConditionalLogit.Choice> LeftOut(Interactions data, AttributedItems items, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
    {
        var order = SeededRandom.For(options.Seed, RandomPurpose.ItemFolds).Permutation(items.Known.Length);
        var perFold = (int)Math.Clamp(MostPairs / Folds / data.UserCount, 1, (items.Known.Length + Folds - 1) / Folds);
        var choices = new List<ConditionalLogit.Choice>();
        for (var fold = 0; fold < Folds; fold++)
        {
            progress?.Report(new("learning audiences", fold, Folds + 1));
            var leftOut = order.Where((_, at) => at % Folds == fold).Select(at => items.Known[at]).ToArray();
            var isLeftOut = new bool[data.ItemCount];
            foreach (var item in leftOut)
                isLeftOut[item] = true;
            var audience = Audience.Fit(data.Where(at => !isLeftOut[data.ItemIndices[at]]), items.Attributes, items.Scale.Dimensions, options, cancellationToken);
            foreach (var item in leftOut.AsSpan(0, Math.Min(perFold, leftOut.Length)))
            {
                var features = new float[Audience.FeatureCount * data.UserCount];
                audience.Describe(items.Attributes[item], features);
                choices.Add(new(features, items.Takers.UsersOf(item).ToArray()));
            }
        }

        return choices;
    }
}
