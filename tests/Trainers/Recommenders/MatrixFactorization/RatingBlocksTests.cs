using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class RatingBlocksTests
{
    private static readonly Interactions Ratings = TestData.Random(2000, 300, itemsPerUser: 30);
    private static readonly RatingBlocks Blocks = new(Ratings, mean: 3, scale: 2, seed: 1);

    [Fact]
    public void Every_rating_is_in_one_block_centred_and_scaled()
    {
        Assert.InRange(Blocks.Groups, 2, 32);
        var found = new Dictionary<(int, int), float>();
        ForEachBlock((_, block) =>
        {
            foreach (var rating in block)
                found.Add((rating.User, rating.Item), rating.Value);
        });
        Assert.Equal(Ratings.Count, found.Count);
        for (var user = 0; user < Ratings.UserCount; user++)
        {
            for (var at = 0; at < Ratings.CountOf(user); at++)
                Assert.Equal((Ratings.ValuesOf(user)[at] - 3) / 2, found[(user, Ratings.ItemsOf(user)[at])]);
        }
    }

    [Fact]
    public void Blocks_of_a_diagonal_share_no_user_and_no_item()
    {
        for (var diagonal = 0; diagonal < Blocks.Groups; diagonal++)
        {
            HashSet<int> users = [], items = [];
            for (var group = 0; group < Blocks.Groups; group++)
            {
                var block = Blocks[diagonal, group].ToArray();
                var (blockUsers, blockItems) = (block.Select(rating => rating.User).Distinct().ToArray(), block.Select(rating => rating.Item).Distinct().ToArray());
                Assert.All(blockUsers, user => Assert.True(users.Add(user)));
                Assert.All(blockItems, item => Assert.True(items.Add(item)));
            }
        }
    }

    [Fact]
    public void The_order_follows_the_seed()
    {
        Assert.Equal(Order(1), Order(1));
        Assert.NotEqual(Order(1), Order(2));
        static Rating[] Order(int seed) => new RatingBlocks(Ratings, 0, 1, seed)[0, 0].ToArray();
    }

    private static void ForEachBlock(Action<int, Rating[]> action)
    {
        for (var diagonal = 0; diagonal < Blocks.Groups; diagonal++)
        {
            for (var group = 0; group < Blocks.Groups; group++)
                action(diagonal, Blocks[diagonal, group].ToArray());
        }
    }
}
