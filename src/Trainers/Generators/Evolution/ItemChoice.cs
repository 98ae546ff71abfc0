using MathNet.Numerics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// What users take in a period. Mostly an item of their own interests: a softmax over what the calendar says of items and what the user's
/// preferences say. Sometimes a discovery: an item that others take and that is off the user's preferences, so in proportion to what the calendar alone
/// says over 1 + the square of how much likelier preferences make the item. No item comes before the period in which the training data first has it.
/// </summary>
/// <remarks>
/// Preferences could say by themselves that a user now and then takes anything, so the data alone does not part discoveries from interests. Discoveries
/// are therefore as frequent for all users, and a prior (<see cref="DiscoveryPrior"/>) counts as one what could be either. What is off the preferences
/// follows from them and does not move them: no gradient passes, else preferences learn to say what a user does not take.
/// </remarks>
internal sealed class ItemChoice
{
    /// <summary>How many times as fast as other weights the log-odds of a discovery, one number for all users, are learnt.</summary>
    private const double Pace = 10;

    private const double Never = -1e9;
    private readonly Calendar calendar;
    private readonly float[] arrivals;
    private readonly Parameter decoderIn, decoderInBias, decoderOut, contextIn, contextOut, popularity, discovery;

    public ItemChoice(Weights weights, EvolutionShape shape, Calendar calendar, int[] arrivals, ReadOnlySpan<float> logPopularity)
    {
        (this.calendar, this.arrivals) = (calendar, Array.ConvertAll(arrivals, period => (float)period));
        decoderIn = weights.Normal(Weights.Xavier(shape.Latent, shape.Hidden), shape.Hidden, shape.Latent);
        decoderInBias = weights.Add(new float[shape.Hidden], shape.Hidden);
        decoderOut = weights.Normal(Weights.Xavier(shape.Hidden, shape.Items), shape.Items, shape.Hidden);
        contextIn = weights.Normal(1 / Math.Sqrt(shape.Context), shape.Context, calendar.Dimensions);
        contextOut = weights.Add(new float[shape.Items * shape.Context], shape.Items, shape.Context);
        popularity = weights.Add(logPopularity.IsEmpty ? new float[shape.Items] : logPopularity.ToArray(), shape.Items);
        discovery = weights.Add([0], 1);
    }

    /// <summary>The log-odds of a discovery: 1 number.</summary>
    public Tensor DiscoveryLogOdds() => discovery.Times(Pace);

    /// <summary>The unnormalised log-probabilities of items for anybody: periods × items.</summary>
    public Tensor CrowdLogits(IReadOnlyList<int> periods, float seasonStrength = 1)
    {
        using var scope = NewDisposeScope();
        var numbers = new float[periods.Count * calendar.Dimensions];
        for (var row = 0; row < periods.Count; row++)
            calendar.Describe(periods[row], seasonStrength, numbers.AsSpan(row * calendar.Dimensions, calendar.Dimensions));
        var context = nn.functional.linear(tensor(numbers, float32, popularity.device).view(periods.Count, -1).clone(), contextIn);
        var logits = nn.functional.linear(context, contextOut, popularity);
        var now = tensor([.. periods.Select(period => (float)period)], float32, popularity.device).view(-1, 1);
        var absent = tensor(arrivals, float32, popularity.device).view(1, -1).gt(now).to(float32).Times(Never);
        return logits.Plus(absent).MoveToOuterDisposeScope();
    }

    /// <summary>What preferences add to the logits of items: rows × items.</summary>
    public Tensor Interests(Tensor preferences)
    {
        using var scope = NewDisposeScope();
        var hidden = nn.functional.linear(preferences, decoderIn, decoderInBias).tanh();
        return nn.functional.linear(hidden, decoderOut).MoveToOuterDisposeScope();
    }

    /// <summary>The log-probabilities of items: rows × items.</summary>
    /// <param name="periods">The period of each row.</param>
    /// <param name="preferences">The preferences: rows × latent dimensions.</param>
    /// <param name="controls">The strengths of season and discovery.</param>
    public Tensor LogProbabilities(IReadOnlyList<int> periods, Tensor preferences, EvolutionControls controls)
    {
        using var scope = NewDisposeScope();
        var (own, crowd, lift) = Own(periods, preferences, controls.SeasonStrength);
        if (controls.DiscoveryStrength == 0)
            return own.MoveToOuterDisposeScope();
        var odds = DiscoveryLogOdds().PlusInPlace(Math.Log(controls.DiscoveryStrength));
        return own.Plus(nn.functional.logsigmoid(odds.neg())).logaddexp(Off(crowd, lift).Plus(nn.functional.logsigmoid(odds))).MoveToOuterDisposeScope();
    }

    /// <summary>How much likelier items are as discoveries than as interests, as logarithms: rows × items.</summary>
    public Tensor DiscoveryEvidence(IReadOnlyList<int> periods, Tensor preferences)
    {
        using var scope = NewDisposeScope();
        var (own, crowd, lift) = Own(periods, preferences, seasonStrength: 1);
        return Off(crowd, lift).Minus(own).MoveToOuterDisposeScope();
    }

    /// <summary>Sets the share of discoveries.</summary>
    public void SetDiscoveryShare(double share)
    {
        using var _ = no_grad();
        using var value = tensor([(float)(SpecialFunctions.Logit(share) / Pace)], float32, discovery.device);
        discovery.copy_(value);
    }

    /// <summary>The log-probabilities of items by interest, those of anybody, and how much preferences add to the latter, each rows × items.</summary>
    private (Tensor Own, Tensor Crowd, Tensor Lift) Own(IReadOnlyList<int> periods, Tensor preferences, float seasonStrength)
    {
        using var scope = NewDisposeScope();
        int[] distinct = [.. periods.Distinct().Order()];
        long[] places = [.. periods.Select(period => (long)Array.BinarySearch(distinct, period))];
        var crowd = nn.functional.log_softmax(CrowdLogits(distinct, seasonStrength), 1).index_select(0, tensor(places, int64, popularity.device));
        var interests = Interests(preferences);
        var taste = crowd.Plus(interests);
        var total = taste.logsumexp(1, keepdim: true);
        return (taste.Minus(total).MoveToOuterDisposeScope(), crowd.MoveToOuterDisposeScope(), interests.Minus(total).MoveToOuterDisposeScope());
    }

    /// <summary>The log-probabilities of items as discoveries.</summary>
    private static Tensor Off(Tensor crowd, Tensor lift)
    {
        using var scope = NewDisposeScope();
        return nn.functional.log_softmax(crowd.Plus(nn.functional.logsigmoid(lift.detach().Times(-2))), 1).MoveToOuterDisposeScope();
    }
}
