using TorchSharp;
using static TorchSharp.torch;

namespace SynthRec.MLNet.Generators;

/// <summary>
/// The game of generator and critic. The generator minimises the negative evidence lower bound of the training users plus the
/// weighted judgement of the critic (VAE-GAN: Larsen et al. 2016); its averaged weights are kept.
/// </summary>
internal sealed class AdversarialTraining(Interactions data, GanOptions options, IProgress<ProgressReport>? progress, CancellationToken cancellationToken)
{
    private const double LongestAverageInSteps = 100;

    /// <summary>Trains the generator.</summary>
    public void Run(GanNetwork generator, int[] trainingUsers)
    {
        using var critic = new GanCritic(data.ItemCount, options);
        using var criticOptimizer = new AdamW(critic.Weights.Parameters, options.AdversarialLearningRate, 0);
        using var optimizer = new AdamW(generator.Weights.Parameters, options.AdversarialLearningRate, options.WeightDecay);
        using var averages = new ParameterSet(generator.Weights.Parameters);
        Tensor[] state =
        [
            .. generator.Weights.Parameters, .. optimizer.Averages, .. averages.Values,
            .. critic.Weights.Parameters, .. criticOptimizer.Averages,
        ];
        var checkpoint = Checkpoint.Of(options, data, conditions: null);
        var start = new TrainingPlace(TrainingStage.Adversarial);
        start = checkpoint?.Resume(start, state) ?? start;
        var step = start.Step;
        (criticOptimizer.Steps, optimizer.Steps) = (step, step / options.CriticSteps);
        var schedule = new RateSchedule(options, (long)WholePacks(trainingUsers).Count() * options.AdversarialEpochs);
        for (var epoch = start.Epoch; epoch < options.AdversarialEpochs; epoch++)
        {
            var noise = LatentDistribution.OfPosteriors(data, trainingUsers, generator.Autoencoder, options.BatchSize);
            var users = trainingUsers.ToArray();
            SeededRandom.For(options.Seed, RandomPurpose.Adversary, epoch).Shuffle<int>(users);
            var distance = 0.0;
            foreach (var batch in WholePacks(users))
            {
                cancellationToken.ThrowIfCancellationRequested();
                using var scope = NewDisposeScope();
                var random = SeededRandom.For(options.Seed, RandomPurpose.AdversarialStep, ++step);
                var sizes = Array.ConvertAll(batch, data.CountOf);
                criticOptimizer.Clear();
                criticOptimizer.RateFactor = optimizer.RateFactor = schedule.FactorAt(step);
                var loss = CriticLoss(critic, generator, noise, batch, sizes, random);
                loss.backward();
                criticOptimizer.Step();
                distance = loss.item<float>();
                if (step % options.CriticSteps != 0)
                    continue;
                GeneratorLoss(critic, generator, noise, batch, sizes, random).backward();
                optimizer.Step(TrainingLoop.LargestGradientNorm);
                averages.MoveTowards(generator.Weights.Parameters, 1 / Math.Min(1 + (step / options.CriticSteps), LongestAverageInSteps));
            }

            if (!double.IsFinite(distance))
                throw new InvalidDataException($"Training diverged in adversarial epoch {epoch + 1}: the critic's loss is {distance}. Lower {nameof(options.AdversarialLearningRate)} from {options.AdversarialLearningRate}.");
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

    private Tensor CriticLoss(GanCritic critic, GanNetwork generator, LatentDistribution noise, int[] batch, int[] sizes, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        Tensor generated;
        using (no_grad())
            generated = Generate(generator, noise, sizes, random);
        return critic.Loss(GeneratedSets.OfUsers(data, batch, critic.Weights.Device), generated, GanNetwork.LogSizes(sizes, critic.Weights.Device), options.GradientPenalty, random).MoveToOuterDisposeScope();
    }

    private Tensor GeneratorLoss(GanCritic critic, GanNetwork generator, LatentDistribution noise, int[] batch, int[] sizes, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var generated = Generate(generator, noise, sizes, random);
        var realism = critic.Score(generated, GanNetwork.LogSizes(sizes, critic.Weights.Device)).mean();
        var loss = new MultVaeUsers(data, batch, options.Dropout, options.NoiseDimensions, random)
            .Loss(generator.Autoencoder, options.Beta, latent => generator.Logits(latent, sizes, guidance: 1));
        return loss.Minus(realism.Times(options.AdversarialWeight)).MoveToOuterDisposeScope();
    }

    private Tensor Generate(GanNetwork generator, LatentDistribution noise, int[] sizes, SeededRandom random)
    {
        using var scope = NewDisposeScope();
        var dimensions = options.NoiseDimensions;
        var drawn = new float[sizes.Length * dimensions];
        StandardNormal.Fill(random, drawn);
        var logits = generator.Logits(noise.Transform(tensor(drawn, float32, generator.Weights.Device).view(-1, dimensions).clone()), sizes, options.Guidance);
        return GeneratedSets.Draw(logits, sizes, random).MoveToOuterDisposeScope();
    }
}
