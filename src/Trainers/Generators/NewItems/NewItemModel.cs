using System.Numerics.Tensors;

namespace SynthRec.MLNet.Generators;

/// <summary>A fitted <see cref="NewItemGenerator"/>: draws which of the users it was fitted to take new items.</summary>
public sealed class NewItemModel
{
    private const string Kind = "generator of new items' interactions";
    private readonly ItemAttributes scale;
    private readonly Audience audience;
    private readonly float[] weights;
    private readonly AttributeRegression logCounts;
    private readonly NewItemValues? values;

    internal NewItemModel(Vocabulary users, ItemAttributes scale, Audience audience, float[] weights, AttributeRegression logCounts, NewItemValues? values)
    {
        Users = users;
        (this.scale, this.audience, this.weights, this.logCounts, this.values) = (scale, audience, weights, logCounts, values);
    }

    /// <summary>The users of the training data.</summary>
    public Vocabulary Users { get; }

    /// <summary>Whether generated interactions have values, as those of the training data had.</summary>
    public bool HasValues => values is not null;

    /// <summary>Draws the users of new items.</summary>
    /// <param name="newItems">The attributes of the items, as many for each as in training.</param>
    /// <param name="request">How to draw; null for the defaults.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Interactions of <see cref="Users"/> with the items of <paramref name="newItems"/>, with values if the training data had them; see <see cref="NewItemInteractions.AppendItems"/>.</returns>
    /// <exception cref="ArgumentException">The items have another number of attributes than those of training.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The request is out of range.</exception>
    public Interactions Sample(FeatureVectors newItems, NewItemRequest? request = null, CancellationToken cancellationToken = default)
    {
        request ??= new();
        request.Validate();
        var drawn = new DrawnItems(Users, newItems?.Ids ?? throw new ArgumentNullException(nameof(newItems)), HasValues);
        var drawer = new ItemDrawer(Users.Count);
        var logits = new float[Users.Count];
        var correction = logCounts.LogSmearing(1) - logCounts.LogSmearing(request.ItemVariation);
        var users = new List<int>();
        for (var item = 0; item < newItems.Count; item++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var random = SeededRandom.For(request.Seed, RandomPurpose.NewItems, item);
            var attributes = Describe(newItems, item, logits);
            var count = request.UsersPerItem ?? CountOf(logCounts.Draw(attributes, request.ItemVariation, random) + correction);
            users.Clear();
            drawer.Draw(logits, request.Temperature, Math.Clamp(count, 1, Users.Count), users, random);
            var rated = new float[users.Count];
            values?.Draw(attributes, users, request.ItemVariation, rated, random);
            drawn.Add(item, users, rated);
        }

        return drawn.ToInteractions();
    }

    /// <summary>The expected number of interactions of each user with one new item, up to where drawing without replacement saturates.</summary>
    internal void Expect(FeatureVectors newItems, int item, Span<float> expected)
    {
        var attributes = Describe(newItems, item, expected);
        TensorPrimitives.SoftMax(expected, expected);
        TensorPrimitives.Multiply(expected, (float)Math.Exp(logCounts.Expected(attributes) + logCounts.LogSmearing(1)), expected);
    }

    private static int CountOf(double log) => (int)Math.Round(Math.Exp(Math.Min(log, 20)));

    private float[] Describe(FeatureVectors newItems, int item, Span<float> logits)
    {
        if (newItems.Dimensions != scale.Dimensions)
            throw new ArgumentException($"The new items have {newItems.Dimensions} attributes, and those of training had {scale.Dimensions}. Describe new items by the same attributes in the same order.", nameof(newItems));
        var attributes = scale.Apply(newItems.Of(item));
        var features = new float[Audience.FeatureCount * Users.Count];
        audience.Describe(attributes, features);
        ConditionalLogit.Logits(features, weights, logits);
        return attributes;
    }

    /// <summary>Writes the model to a file, whole or not at all.</summary>
    /// <param name="path">The file, in a folder that exists; an old file of that name is replaced once the new one is complete.</param>
    /// <exception cref="IOException">The file cannot be written, or its folder does not exist; an old file is left as it was.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ModelFile.Write(path, Write);
    }

    /// <summary>Reads a model that <see cref="Save"/> wrote; it draws the same interactions for the same request.</summary>
    /// <exception cref="FileNotFoundException">There is no such file, or it is a folder.</exception>
    /// <exception cref="InvalidDataException">The file is no model file, is truncated or damaged, is of a later version, or holds something else.</exception>
    public static NewItemModel Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ModelFile.Read(path, Read);
    }

    private void Write(BinaryWriter writer)
    {
        writer.Write(Kind);
        VocabularyFormat.Write(writer, Users);
        scale.Write(writer);
        audience.Write(writer);
        writer.WriteSingles(weights);
        logCounts.Write(writer);
        writer.Write(HasValues);
        values?.Write(writer);
    }

    private static NewItemModel Read(BinaryReader reader)
    {
        var kind = reader.ReadString();
        if (kind != Kind)
            throw new InvalidDataException($"it holds a {kind}, not a {Kind}.");
        return new(
            VocabularyFormat.Read(reader),
            ItemAttributes.Read(reader),
            Audience.Read(reader),
            reader.ReadSingles(),
            AttributeRegression.Read(reader),
            reader.ReadBoolean() ? NewItemValues.Read(reader) : null);
    }
}
