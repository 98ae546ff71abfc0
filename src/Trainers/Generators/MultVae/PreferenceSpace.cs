using System.Numerics.Tensors;
using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The latent space of a variational autoencoder: users are points in it, and each point is a distribution over the items.
/// </summary>
/// <remarks>Distributions are those that the decoder learnt, without <see cref="MultVaeOptions.Guidance"/> and without features of users.</remarks>
public sealed class PreferenceSpace
{
    private readonly MultVaeBehaviour model;

    internal PreferenceSpace(MultVaeBehaviour model, Vocabulary items) => (this.model, Items) = (model, items);

    /// <summary>The items.</summary>
    public Vocabulary Items { get; }

    /// <summary>The number of dimensions.</summary>
    public int Dimensions => model.LatentDimensions;

    /// <summary>The point of each user: the mean of the posterior given all of the user's items.</summary>
    /// <param name="users">The users, whose items are found by their ids.</param>
    /// <exception cref="InvalidDataException">An item is not in <see cref="Items"/>.</exception>
    public float[][] Encode(Interactions users)
    {
        ArgumentNullException.ThrowIfNull(users);
        var histories = new UserHistories(users, Items);
        return [.. Enumerable.Range(0, users.UserCount)
            .Chunk(GenerativeModel.UsersPerBatch)
            .SelectMany(batch => model.Encode(Array.ConvertAll(batch, histories.ItemsOf)))];
    }

    /// <summary>The probability of each item at a point; they sum to 1.</summary>
    /// <param name="point"><see cref="Dimensions"/> finite numbers.</param>
    /// <exception cref="ArgumentException">The point has another number of dimensions or a number that is not finite.</exception>
    public float[] Decode(ReadOnlySpan<float> point)
    {
        Require(point, nameof(point));
        return model.Decode(point);
    }

    /// <summary>The probability of each item for each user: what the model makes of the users once it has squeezed them through the space.</summary>
    /// <param name="users">The users, whose items are found by their ids.</param>
    /// <exception cref="InvalidDataException">An item is not in <see cref="Items"/>.</exception>
    public float[][] Reconstruct(Interactions users) => Array.ConvertAll(Encode(users), point => model.Decode(point));

    /// <summary>The likeliest items at a point, the likeliest first, as indices into <see cref="Items"/>.</summary>
    /// <param name="point"><see cref="Dimensions"/> finite numbers.</param>
    /// <param name="count">How many, at least 1; no more than there are items.</param>
    /// <exception cref="ArgumentException">The point has another number of dimensions or a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 1.</exception>
    public int[] TopItems(ReadOnlySpan<float> point, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var items = new int[Math.Min(count, Items.Count)];
        var found = TopSelection.Select(Decode(point), items, new float[items.Length]);
        return items[..found];
    }

    /// <summary>Points in a line from one point to another, both included.</summary>
    /// <param name="from">The first.</param>
    /// <param name="to">The last.</param>
    /// <param name="count">How many points, at least 2.</param>
    /// <exception cref="ArgumentException">A point has another number of dimensions or a number that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is below 2.</exception>
    public float[][] Interpolate(ReadOnlySpan<float> from, ReadOnlySpan<float> to, int count)
    {
        Require(from, nameof(from));
        Require(to, nameof(to));
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        var points = new float[count][];
        for (var i = 0; i < count; i++)
        {
            points[i] = new float[Dimensions];
            TensorPrimitives.Lerp(from, to, (float)i / (count - 1), points[i]);
        }

        return points;
    }

    private void Require(ReadOnlySpan<float> point, string name)
    {
        if (point.Length != Dimensions)
            throw new ArgumentException($"The point has {point.Length} numbers, and the space {Dimensions} dimensions.", name);
        if (point.ContainsAnyExceptInRange(float.MinValue, float.MaxValue))
            throw new ArgumentException("The point has a number that is not finite.", name);
    }
}
