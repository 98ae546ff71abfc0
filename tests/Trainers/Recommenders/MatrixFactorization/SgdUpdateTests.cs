using SynthRec.MLNet.Recommenders;

namespace SynthRec.MLNet.Trainers.Tests.Recommenders;

public class SgdUpdateTests
{
    private const float LearningRate = 0.05f;
    private const float Lambda = 0.3f;
    private const float Value = 1.7f;

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(64)]
    public void The_first_step_is_the_learning_rate_times_the_gradient_of_half_the_loss(int rank)
    {
        var (users, items) = Tables(rank);
        var before = Parameters(users, items, rank);
        new SgdUpdate(users, items, rank, LearningRate, Lambda).Apply([new Rating(1, 2, Value)]);
        var after = Parameters(users, items, rank);

        // Central differences of a polynomial of degree four in each parameter at most: the error is of the order of the square of the step.
        const double Step = 1e-5;
        for (var i = 0; i < before.Length; i++)
        {
            var gradient = (HalfLoss(Moved(before, i, Step), rank) - HalfLoss(Moved(before, i, -Step), rank)) / (2 * Step);
            Assert.Equal(-LearningRate * gradient, after[i] - before[i], 1e-6);
        }
    }

    [Fact]
    public void Steps_shrink_with_the_root_of_the_mean_squared_gradients()
    {
        const int Rank = 4;
        var (users, items) = Tables(Rank);
        var before = Parameters(users, items, Rank);
        var update = new SgdUpdate(users, items, Rank, LearningRate, Lambda);
        update.Apply([new Rating(1, 2, Value)]);
        var afterOne = Parameters(users, items, Rank);
        var squares = Enumerable.Range(0, Rank).Average(i => Math.Pow((afterOne[i] - before[i]) / LearningRate, 2));
        Assert.Equal(1 + squares, users.SquaredGradients[1], 1e-4);
        Assert.Equal(1, users.SquaredGradients[0]);

        update.Apply([new Rating(1, 2, Value)]);
        var afterTwo = Parameters(users, items, Rank);
        const double Step = 1e-5;
        var gradient = (HalfLoss(Moved(afterOne, 0, Step), Rank) - HalfLoss(Moved(afterOne, 0, -Step), Rank)) / (2 * Step);
        Assert.Equal(-LearningRate / Math.Sqrt(1 + squares) * gradient, afterTwo[0] - afterOne[0], 1e-6);
    }

    [Fact]
    public void Other_users_and_items_stay_as_they_are()
    {
        var (users, items) = Tables(3);
        var (user, item) = (users.Row(0).ToArray(), items.Row(1).ToArray());
        new SgdUpdate(users, items, 3, LearningRate, Lambda).Apply([new Rating(1, 2, Value)]);
        Assert.Equal(user, users.Row(0).ToArray());
        Assert.Equal(item, items.Row(1).ToArray());
        Assert.Equal(0, users.Biases[0]);
        Assert.Equal(0, items.Biases[1]);
    }

    private static (FactorTable Users, FactorTable Items) Tables(int rank)
    {
        var users = new FactorTable(2, rank, SeededRandom.For(1));
        var items = new FactorTable(3, rank, SeededRandom.For(2));
        (users.Biases[1], items.Biases[2]) = (0.4f, -0.2f);
        return (users, items);
    }

    /// <summary>The factors and the bias of user 1, then those of item 2.</summary>
    private static double[] Parameters(FactorTable users, FactorTable items, int rank) =>
        Array.ConvertAll<float, double>([.. users.Row(1)[..rank], users.Biases[1], .. items.Row(2)[..rank], items.Biases[2]], value => value);

    private static double[] Moved(double[] parameters, int at, double by)
    {
        var moved = parameters.ToArray();
        moved[at] += by;
        return moved;
    }

    private static double HalfLoss(double[] parameters, int rank)
    {
        var error = Value - parameters[rank] - parameters[^1];
        for (var i = 0; i < rank; i++)
            error -= parameters[i] * parameters[rank + 1 + i];
        return (error * error + Lambda * parameters.Sum(value => value * value)) / 2;
    }
}
