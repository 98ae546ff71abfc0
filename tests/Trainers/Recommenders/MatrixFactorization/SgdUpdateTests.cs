using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class SgdUpdateTests
{
    private const float LearningRate = 0.05f;
    private const double Lambda = 0.3;
    private const double Shrinkage = 2;
    private const float Value = 1.7f;

    // User 1 and item 2 have so many ratings, each with its share of the regularisation.
    private const int UserCount = 4;
    private const int ItemCount = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void The_first_step_goes_down_the_gradient_and_then_shrinks_by_the_share_of_the_rating_in_the_regularization(int rank)
    {
        var (users, items) = Tables(rank);
        var before = Parameters(users, items, rank);
        Update(users, items, rank);
        var after = Parameters(users, items, rank);
        for (var i = 0; i < before.Length; i++)
        {
            var regularization = Lambda + Shrinkage / (i <= rank ? UserCount : ItemCount);
            Assert.Equal((before[i] - LearningRate * Gradient(before, i, rank)) / (1 + LearningRate * regularization), after[i], 1e-6);
        }
    }

    [Fact]
    public void Steps_shrink_with_the_root_of_the_mean_squared_gradients()
    {
        const int Rank = 4;
        var (users, items) = Tables(Rank);
        var before = Parameters(users, items, Rank);
        Update(users, items, Rank);
        var squares = Enumerable.Range(0, Rank).Average(i => Math.Pow(Gradient(before, i, Rank), 2));
        Assert.Equal(1 + squares, users.State(1).SquaredGradients, 1e-4);
        Assert.Equal(1, users.State(0).SquaredGradients);

        var afterOne = Parameters(users, items, Rank);
        Update(users, items, Rank);
        var step = LearningRate / Math.Sqrt(1 + squares);
        Assert.Equal((afterOne[0] - step * Gradient(afterOne, 0, Rank)) / (1 + step * (Lambda + Shrinkage / UserCount)), Parameters(users, items, Rank)[0], 1e-6);
    }

    [Fact]
    public void No_strength_of_regularization_makes_it_diverge()
    {
        var users = new FactorTable([1, 1], 3, Lambda, 1e6, SeededRandom.For(1));
        var items = new FactorTable([1, 1, 1], 3, Lambda, 1e6, SeededRandom.For(2));
        for (var pass = 0; pass < 100; pass++)
            Update(users, items, 3);
        Assert.All(Parameters(users, items, 3), value => Assert.InRange(value, -1e-4, 1e-4));
    }

    [Fact]
    public void Other_users_and_items_stay_as_they_are()
    {
        var (users, items) = Tables(3);
        var (user, item) = (users.Row(0).ToArray(), items.Row(1).ToArray());
        Update(users, items, 3);
        Assert.Equal(user, users.Row(0).ToArray());
        Assert.Equal(item, items.Row(1).ToArray());
        Assert.Equal(0, users.State(0).Bias);
        Assert.Equal(0, items.State(1).Bias);
    }

    private static void Update(FactorTable users, FactorTable items, int rank) => new SgdUpdate(users, items, rank, LearningRate).Apply([new Rating(1, 2, Value)]);

    private static (FactorTable Users, FactorTable Items) Tables(int rank)
    {
        var users = new FactorTable([0, UserCount], rank, Lambda, Shrinkage, SeededRandom.For(1));
        var items = new FactorTable([1, 2, ItemCount], rank, Lambda, Shrinkage, SeededRandom.For(2));
        (users.State(1).Bias, items.State(2).Bias) = (0.4f, -0.2f);
        return (users, items);
    }

    /// <summary>The factors and the bias of user 1, then those of item 2.</summary>
    private static double[] Parameters(FactorTable users, FactorTable items, int rank) =>
        Array.ConvertAll<float, double>([.. users.Row(1)[..rank], users.State(1).Bias, .. items.Row(2)[..rank], items.State(2).Bias], value => value);

    /// <summary>Of half the squared error, which is a polynomial of degree two in each parameter, so that central differences are exact.</summary>
    private static double Gradient(double[] parameters, int at, int rank)
    {
        const double Step = 1e-3;
        return (HalfSquaredError(Moved(parameters, at, Step), rank) - HalfSquaredError(Moved(parameters, at, -Step), rank)) / (2 * Step);
    }

    private static double[] Moved(double[] parameters, int at, double by)
    {
        var moved = parameters.ToArray();
        moved[at] += by;
        return moved;
    }

    private static double HalfSquaredError(double[] parameters, int rank)
    {
        var error = Value - parameters[rank] - parameters[^1];
        for (var i = 0; i < rank; i++)
            error -= parameters[i] * parameters[rank + 1 + i];
        return error * error / 2;
    }
}
