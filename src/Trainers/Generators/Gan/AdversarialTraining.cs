using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The game of generator and critic. The generator minimises the negative evidence lower bound of the training users plus the
/// weighted judgement of the critic (VAE-GAN: Larsen et al. 2016); its averaged weights are kept.
/// </summary>
internal sealed class AdversarialTraining(Interactions data, Conditions? conditions, GanOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    private const double LongestAverageInSteps = 100;

    /// <summary>Trains the generator.</summary>
    public void Run(GanNetwork generator, int[] trainingUsers)
    {
        using var _ = enable_grad();
        using var critic = new GanCritic(data.ItemCount, options, conditions?.Dimensions ?? 0);
        using var criticOptimizer = new AdamW(critic.Weights.Parameters, options.AdversarialLearningRate, 0);
        using var optimizer = new AdamW(generator.Weights.Parameters, options.AdversarialLearningRate, options.WeightDecay);
        using var averages = new ParameterSet(generator.Weights.Parameters);
        Tensor[] state =
        [
            .. generator.Weights.Parameters, .. optimizer.Averages, .. averages.Values,
            .. critic.Weights.Parameters, .. critic.Directions, .. criticOptimizer.Averages,
        ];
        var checkpoint = Checkpoint.Of(options, data, conditions);
        var start = new TrainingPlace(TrainingStage.Adversarial);
        start = checkpoint?.Resume(start, state) ?? start;
        var step = start.Step;
        (criticOptimizer.Steps, optimizer.Steps) = (step, step / options.CriticSteps);
        var schedule = new RateSchedule(options, (long)WholePacks(trainingUsers).Count() * options.AdversarialEpochs);
        for (var epoch = start.Epoch; epoch < options.AdversarialEpochs; epoch++)
        {
            var noise = NewUserLatents.OfPosteriors(data, trainingUsers, generator.Autoencoder, options.BatchSize, conditions);
            var users = trainingUsers.ToArray();
            SeededRandom.For(options.Seed, RandomPurpose.Adversary, epoch).Shuffle<int>(users);
            var distance = 0.0;
            foreach (var batch in WholePacks(users))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var random = SeededRandom.For(options.Seed, RandomPurpose.AdversarialStep, ++step);
                var asked = new AskedUsers(batch, Array.ConvertAll(batch, data.CountOf), conditions?.RowsOf(batch, options.ConditionDropout, random));
                criticOptimizer.Clear();
                criticOptimizer.RateFactor = optimizer.RateFactor = schedule.FactorAt(step);
                var loss = CriticLoss(critic, generator, noise, asked, random);
                loss.backward();
                criticOptimizer.Step();
                distance = loss.item<float>();
                if (step % options.CriticSteps != 0)
                    continue;
                GeneratorLoss(critic, generator, noise, asked, random).backward();
                optimizer.Step(TrainingLoop.LargestGradientNorm);
                averages.MoveTowards(generator.Weights.Parameters, 1 / Math.Min(1 + (step / options.CriticSteps), LongestAverageInSteps));
            }

            if (!double.IsFinite(distance))
                throw new InvalidDataException($"Training diverged in adversarial epoch {epoch + 1}: the critic's loss is {distance}. Lower {nameof(options.AdversarialLearningRate)}, which is {options.AdversarialLearningRate}.");
            progress?.Report(new("adversarial training", epoch + 1, options.AdversarialEpochs, FormattableString.Invariant($"critic's loss {distance:F4}")));
            if (epoch + 1 == options.AdversarialEpochs || (epoch + 1) % options.EpochsBetweenCheckpoints == 0)
                checkpoint?.Write(new(TrainingStage.Adversarial, epoch + 1, step), state);
        }

        averages.CopyTo(generator.Weights.Parameters);
    }

    /// <summary>Batches of whole packs: the users left over wait for the next epoch. Fewer users than a pack are taken again.</summary>
    private IEnumerable<int[]> WholePacks(int[] users)
    {
        if (users.Length < options.PackSize)
            users = [.. Enumerable.Range(0, options.PackSize).Select(at => users[at % users.Length])];
        foreach (var batch in users.Chunk(options.BatchSize / options.PackSize * options.PackSize))
        {
            var whole = batch.Length / options.PackSize * options.PackSize;
            if (whole > 0)
                yield return batch[..whole];
        }
    }

    private Tensor CriticLoss(GanCritic critic, GanNetwork generator, NewUserLatents noise, AskedUsers users, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        Tensor generated;
        using (no_grad())
            generated = Generate(generator, noise, users, random);
        return critic.Loss(GeneratedSets.OfUsers(data, users.Real, critic.Weights.Device), generated, GanNetwork.LogSizes(users.Sizes, critic.Weights.Device), users.Conditions?.ToTensor(critic.Weights.Device), random).MoveToOuterDisposeScope();
    }

    private Tensor GeneratorLoss(GanCritic critic, GanNetwork generator, NewUserLatents noise, AskedUsers users, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var generated = Generate(generator, noise, users, random);
        var realism = critic.Score(generated, GanNetwork.LogSizes(users.Sizes, critic.Weights.Device), users.Conditions?.ToTensor(critic.Weights.Device)).mean();
        var loss = new MultVaeUsers(data, users.Real, options.Dropout, options.NoiseDimensions, random)
            .Under(users.Conditions)
            .Loss(generator.Autoencoder, options.Beta, (latent, condition) => generator.Logits(latent, users.Sizes, condition, guidance: 1));
        return loss.Minus(realism.Times(options.AdversarialWeight)).MoveToOuterDisposeScope();
    }

    private Tensor Generate(GanNetwork generator, NewUserLatents noise, AskedUsers users, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var dimensions = options.NoiseDimensions;
        var drawn = new float[users.Sizes.Length * dimensions];
        StandardNormal.Fill(random, drawn);
        var latents = noise.Transform(tensor(drawn, float32, generator.Weights.Device).view(-1, dimensions).clone(), users.Conditions);
        var logits = generator.Logits(latents, users.Sizes, users.Conditions?.ToTensor(generator.Weights.Device), options.Guidance);
        return GeneratedSets.Draw(logits, users.Sizes, random).MoveToOuterDisposeScope();
    }

    /// <summary>The real users of a mini-batch, and what generated ones must share with them.</summary>
    private sealed record AskedUsers(int[] Real, int[] Sizes, ConditionRows? Conditions);
}
