using SynthRec.MLNet.Generators;
using static SynthRec.MLNet.Trainers.Tests.Recommenders.TestData;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Trainers.Tests.Generators;

public class MaskedUsersTests
{
    /// <summary>
    /// Of two users, one of one item and one of four, the first's hidden item has probability e¹ : 4 + e¹ and each of the second's 1 : 4 + e¹,
    /// whatever is hidden.
    /// </summary>
    [Theory]
    [InlineData(0f, 0.5)]
    [InlineData(0.5f, 1.0 / 3)]
    [InlineData(1f, 0.2)]
    public void Active_users_weigh_as_their_number_of_items_to_a_power(float activityWeight, double shareOfFirst)
    {
        var data = Sets(5, [0], [1, 2, 3, 4]);
        using var scope = NewDisposeScope();
        var masked = MaskedUsers.Draw(data, [0, 1], evidence: null, activityWeight, SeededRandom.For(3));
        var normalizer = Math.Log(4 + Math.E);
        var expected = (shareOfFirst * (normalizer - 1)) + ((1 - shareOfFirst) * normalizer);
        Assert.Equal(expected, masked.Loss(tensor([1f, 0, 0, 0, 0, 1, 0, 0, 0, 0], float32).view(2, 5)).item<float>(), 1e-5);
    }
}
