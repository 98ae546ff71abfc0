namespace SynthRec.MLNet.Evaluation.Tests;

public class MembershipAucTests
{
    [Fact]
    public void It_is_the_share_of_pairs_in_which_the_member_scores_higher()
    {
        double[] members = [0.9, 0.4, 0.4, 0.1], others = [0.4, 0.2];
        var pairs = members.SelectMany(m => others.Select(o => m > o ? 1 : m == o ? 0.5 : 0)).Average();
        Assert.Equal(pairs, MembershipAuc.Of(members, others), 12);
    }

    [Fact]
    public void Certainty_is_1_and_ties_are_guessing()
    {
        Assert.Equal(1, MembershipAuc.Of([2, 3], [0, 1]));
        Assert.Equal(0, MembershipAuc.Of([0], [1]));
        Assert.Equal(0.5, MembershipAuc.Of([1, 1], [1, 1, 1]));
    }

    [Fact]
    public void An_empty_side_is_refused() => Assert.Throws<ArgumentException>(() => MembershipAuc.Of([], [1]));
}
