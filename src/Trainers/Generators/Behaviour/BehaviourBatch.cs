namespace SynthRec.MLNet.Generators;

/// <summary>The users that are generated together, and what has been drawn for them so far.</summary>
/// <param name="firstUser">The index of the first among all users of the request.</param>
/// <param name="count">The number of users.</param>
/// <param name="request">The request.</param>
/// <param name="histories">The histories of all users of the request; null if they are new.</param>
/// <param name="conditions">What is known of all users of the request; null if nothing is.</param>
/// <param name="evolution">How preferences are to evolve; null where the model has no such controls.</param>
/// <param name="matching">Chooses the items of sequences; null to draw them independently.</param>
/// <param name="expected">Receives how often each item is expected to be drawn, from models that know conditions; null if nobody asks.</param>
internal sealed class BehaviourBatch(int firstUser, int count, SampleRequest request, UserHistories? histories, Conditions? conditions = null, EvolutionPlan? evolution = null, SequenceMatching? matching = null, ExpectedCounts? expected = null)
{
    private const double GoldenRatio = 0.6180339887498949;
    private readonly double firstPlace = SeededRandom.For(request.Seed, RandomPurpose.Places).NextDouble();

    public int Count => count;

    /// <summary>Receives how often each item is expected to be drawn, from models that know conditions; null if nobody asks.</summary>
    public ExpectedCounts? Expected => expected;

    public float Temperature => request.Temperature;

    /// <summary>How many of the likeliest items an item is drawn from; null for all.</summary>
    public int? TopK => request.TopK;

    /// <summary>The share of probability of the likeliest items that an item is drawn from.</summary>
    public float TopP => request.TopP;

    /// <summary>How strongly conditions are followed: 1 as learnt, above 1 more.</summary>
    public float ConditionStrength => request.ConditionStrength;

    /// <summary>How preferences are to evolve; null where the model has no such controls.</summary>
    public EvolutionPlan? Evolution => evolution;

    /// <summary>Chooses the items of sequences; null to draw them independently.</summary>
    public SequenceMatching? Matching => matching;

    /// <summary>What is known of a user, standardised; empty if nothing is.</summary>
    public float[] ConditionOf(int user) => conditions?.Of(firstUser + user) ?? [];

    /// <summary>The items drawn for each user, ascending; none is in the user's history, and none comes twice unless the behaviour draws sequences.</summary>
    public int[][] Items { get; } = new int[count][];

    /// <summary>The values of each user's items; null if there are none.</summary>
    public float[][]? Values { get; set; }

    /// <summary>The times of each user's items in Unix seconds; null if there are none.</summary>
    public long[][]? Timestamps { get; set; }

    /// <summary>The event types of each user's interactions; null if there are none.</summary>
    public byte[][]? EventTypes { get; set; }

    /// <summary>The items that a user had before, ascending; empty for a new user.</summary>
    public int[] HistoryOf(int user) => histories?.ItemsOf(firstUser + user) ?? [];

    /// <summary>What a user did before, in the order of time; no events for a new user.</summary>
    public EventSequence EventsOf(int user, Vocabulary? eventTypes) => histories?.EventsOf(firstUser + user, eventTypes) ?? EventSequence.Empty;

    /// <summary>The times of a user's history in Unix seconds; empty if there are none.</summary>
    public ReadOnlySpan<long> HistoryTimesOf(int user) => histories is null ? default : histories.TimestampsOf(firstUser + user);

    /// <summary>
    /// A place in [0, 1) for each user of the request, by a golden-ratio sequence that starts anywhere: the places of many users are
    /// spread more evenly than random ones, so that what is read off at them varies less.
    /// </summary>
    public double PlaceOf(int user)
    {
        var place = firstPlace + ((firstUser + user) * GoldenRatio);
        return place - Math.Floor(place);
    }

    /// <summary>The random stream of a user for one purpose, the same in whatever batch or shard the user is drawn.</summary>
    public SeededRandom RandomOf(int user, long purpose) => SeededRandom.For(request.Seed, purpose, firstUser + user);
}
